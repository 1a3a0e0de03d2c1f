/** What somebody did, or tried to do; `entries_lost` is the trail's own word for what it could not keep. */
export const auditActions = [
  'sign_in',
  'sign_out',
  'refresh',
  'register',
  'password_change',
  'session_end',
  'account_create',
  'account_disable',
  'account_enable',
  'account_delete',
  'account_scopes',
  'account_import',
  'key_rotate',
  'key_revoke',
  'entries_lost',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** How it ended. */
export type AuditResult = 'success' | 'refused' | 'failed';

/**
 * One line of the trail: who, what, when, from where, with what result. Holds no password, no token, and no name that
 * somebody only tried: people type passwords where names belong.
 */
export interface AuditEntry {
  /** Milliseconds since 1970, UTC. */
  readonly atMilliseconds: number;
  readonly action: AuditAction;
  readonly result: AuditResult;
  /** Why it was refused, in a word of the program's own, such as `wrong_password`. */
  readonly reason: string | null;
  /** What was changed, where the action does not say it all: the kid of a key, the scopes there are now. */
  readonly detail: string | null;
  /** Whose account, session or tokens; null where nobody is known. */
  readonly subject: string | null;
  /** Who did it, where that is not the subject: `operator` with the name of the system's user. */
  readonly actor: string | null;
  readonly sid: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** The id that the log and the error body of the same request have. */
  readonly requestId: string | null;
}

/** An entry with its place in the trail. */
export interface NumberedAuditEntry extends AuditEntry {
  /** Never given twice. Entries written at the same time on several nodes may come to light in another order. */
  readonly number: number;
}
