import type { Device, Session } from './session.ts';

/**
 * What the subject must still be when a session is inserted: in the generation that was read with the password hash,
 * or else unchanged since a number of the feed. Always enabled.
 */
export type ExpectedSubject = { readonly generation: number } | { readonly unchangedSinceNumber: number };

/** A session to be inserted, in generation 0 and without a parent. */
export interface NewSession extends Device {
  readonly id: string;
  readonly subject: string;
  readonly expected: ExpectedSubject;
  readonly scopes: readonly string[];
  readonly nowSeconds: number;
  readonly expiresAtSeconds: number;
  /** Stored as `expiresAtSeconds` where it is later. */
  readonly idleExpiresAtSeconds: number;
  /** How many sessions of the subject may be alive afterwards, this one included; at least 1. */
  readonly maxSessions: number;
}

/** What became of an insert. */
export type InsertSessionResult =
  | { readonly result: 'inserted'; readonly session: Session }
  /** The subject is disabled or was changed since it was read: nothing was stored. */
  | { readonly result: 'subject_changed' };

/** A refresh token whose mac is right, and the rules that hold. */
export interface PresentedRefresh extends Device {
  readonly sid: string;
  readonly generation: number;
  readonly nowSeconds: number;
  /** How long the parent gets the same successor again. */
  readonly graceSeconds: number;
  readonly idleSeconds: number;
}

/** What became of a refresh. The successor is the session's `generation`. */
export type RefreshResult =
  /** The newest was presented: there is a new one. */
  | { readonly result: 'rotated'; readonly session: Session }
  /** The parent was presented within the grace: the same successor again. */
  | { readonly result: 'repeated'; readonly session: Session }
  /** The parent was presented after the grace: a new successor, and the unused one is an orphan. */
  | { readonly result: 'reissued'; readonly session: Session }
  /** An ancestor or an orphan was presented: the session has ended, now, and a fact says so. */
  | { readonly result: 'replayed'; readonly session: Session }
  /** No session, one that is over, one of a disabled or changed subject, or a generation never issued. */
  | { readonly result: 'ended' };

/**
 * Where sessions are kept. Each method is one atomic command, safe to call from many places and processes at once.
 * All reject with `store_unavailable` when the store cannot be reached; what was resolved is stored durably.
 */
export interface SessionStore {
  /**
   * Inserts the session if its subject is as expected. A subject that is not known yet starts in generation 0.
   * With it end those that would be more than `maxSessions` of the subject that could be refreshed now, the one seen
   * least recently first, each with its fact; at most 100 at a time, as after the limit was lowered, and the rest with
   * the next.
   */
  insert(session: NewSession): Promise<InsertSessionResult>;
  /** Refreshes: of calls at once with one token all get the same successor, and one branch lives. */
  refresh(presented: PresentedRefresh): Promise<RefreshResult>;
  /** The subject's sessions that could be refreshed now, the one seen last first. */
  list(subject: string, nowSeconds: number): Promise<readonly Session[]>;
  /** The subject of a session that could be refreshed now; null for any other. Of one session always the same. */
  findSubject(sid: string, nowSeconds: number): Promise<string | null>;
  /**
   * Ends a session, and writes the fact that says so. With `subject`, only if it is that subject's.
   * `not_found` where there was no session to end, one that is already over included.
   */
  end(session: {
    readonly sid: string;
    readonly subject?: string;
    readonly nowSeconds: number;
  }): Promise<'ended' | 'not_found'>;
  /**
   * Deletes sessions that are over: at most 20,000 of those whose end has come and as many of those whose subject was
   * changed, the rest the next time. Resolves to their number.
   */
  prune(nowSeconds: number): Promise<number>;
}
