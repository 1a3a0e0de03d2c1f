/** Something that a user did, or tried to do, over HTTP. */
export interface LatchkeyEvent {
  readonly kind: 'sign_in' | 'refresh' | 'sign_out' | 'session_end' | 'password_change' | 'registration';
  /** `refused`: the caller was wrong, in a way that a 4xx says. `failed`: the server was, with a 5xx. */
  readonly outcome: 'succeeded' | 'refused' | 'throttled' | 'failed';
  /** Whose account or session; null where nobody has proved who they are, and where nothing was left to end. */
  readonly subject: string | null;
  /** The session that was opened, refreshed, ended or used; null where there was none or several. */
  readonly sid: string | null;
}

/** Whom an event is about, as far as a handler has found out. */
export type EventSubject = Pick<LatchkeyEvent, 'subject' | 'sid'>;
