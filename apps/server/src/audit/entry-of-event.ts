import type { AuditAction, AuditEntry, AuditResult, SignInVerdict } from '@latchkey/server';
import type { LatchkeyEvent } from '@latchkey/server/fastify';
import type { RequestOrigin } from './request-origin.ts';

/** Null: not in the trail. Clients refresh every few minutes, and one that is replayed is told of by the sessions. */
const actions: Readonly<Record<LatchkeyEvent['kind'], AuditAction | null>> = {
  sign_in: 'sign_in',
  sign_out: 'sign_out',
  session_end: 'session_end',
  password_change: 'password_change',
  registration: 'register',
  refresh: null,
};

/** Null: not in the trail. Over the limit nothing is written: whoever floods a server must not fill its disk. */
const results: Readonly<Record<LatchkeyEvent['outcome'], AuditResult | null>> = {
  succeeded: 'success',
  refused: 'refused',
  failed: 'failed',
  throttled: null,
};

/**
 * The entry for what somebody did, or null where there is to be none: without a password that was checked or a token that
 * was verified anybody could write as many as they like. The name that somebody tried is never part of it.
 */
export function entryOfEvent(
  { kind, outcome, subject, sid }: LatchkeyEvent,
  origin: RequestOrigin,
  verdict: SignInVerdict | null,
): Omit<AuditEntry, 'atMilliseconds'> | null {
  const action = actions[kind];
  const result = results[outcome];
  if (action === null || result === null) return null;
  if (verdict === null && subject === null && sid === null) return null;
  return {
    action,
    result,
    reason: outcome === 'refused' ? reasonOf(verdict) : null,
    detail: null,
    subject: subject ?? subjectOf(verdict),
    actor: null,
    sid,
    ...origin,
  };
}

/** A right password is refused where the account was changed meanwhile. */
function reasonOf(verdict: SignInVerdict | null): string | null {
  if (verdict === null) return null;
  return verdict.result === 'refused' ? verdict.reason : 'account_changed';
}

function subjectOf(verdict: SignInVerdict | null): string | null {
  if (verdict === null) return null;
  return verdict.result === 'refused' ? verdict.id : verdict.account.id;
}
