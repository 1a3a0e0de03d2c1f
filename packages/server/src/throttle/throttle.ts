/** A guess at somebody's password. */
export interface SignInAttempt {
  /** As typed. */
  readonly username: string;
  /** Where it comes from; undefined and what is no address count as one network. */
  readonly ip: string | undefined;
}

/** A guess at the password of somebody whose token was verified. */
export interface SubjectAttempt {
  /** `sub`. */
  readonly subject: string;
  /** `sid`; null for a token without a session. */
  readonly sid: string | null;
  readonly ip: string | undefined;
}

export interface RegistrationAttempt {
  readonly ip: string | undefined;
}

/**
 * An attempt that may go on. It has been counted as a failure already, and needs no call if it is one; of the two methods
 * call at most one, once. Both throw `store_unavailable`; the attempt then counts as a failure, until that is forgotten.
 */
export interface Attempt {
  /** The password was right. A registration counts all the same, for it has cost as much. */
  succeeded(): Promise<void>;
  /** There was no verdict: nothing was learned, and nothing counts. */
  undo(): Promise<void>;
}

/**
 * Limits how often somebody may guess. Call it before any hashing. Each method throws `throttled`, with
 * `retryAfterSeconds`, where it is too soon, and has written nothing then; and `store_unavailable`. The methods need no
 * `this`.
 */
export interface Throttle {
  begin(attempt: SignInAttempt): Promise<Attempt>;
  /** Counted apart from sign-ins, for each session, and not by the network's counter. */
  beginForSubject(attempt: SubjectAttempt): Promise<Attempt>;
  beginRegistration(attempt: RegistrationAttempt): Promise<Attempt>;
}
