import { LatchkeyError } from '../error/latchkey-error.ts';
import type { SubjectState } from '../subject/subject-store.ts';
import type { SessionContext } from './session-context.ts';
import type { SessionUser } from './sessions.ts';

/** As for a wrong password: the one that was checked may be it by now. */
export function refusedSignIn(): LatchkeyError {
  return new LatchkeyError('credentials_invalid', 'Invalid credentials');
}

/**
 * Why a user whose subject is not as expected does not get in. A change that this node has not heard of yet may have
 * come before the password was checked, and the password be right: the client is to try again, not told that it is not.
 */
export function subjectChanged(
  { revocations }: Pick<SessionContext, 'revocations'>,
  { generation }: SessionUser,
  state: SubjectState | null,
): LatchkeyError {
  const isHeard = state === null || state.changedNumber <= revocations.number;
  if (generation !== undefined || isHeard || !state.enabled) return refusedSignIn();
  const message = 'This server has not heard yet of a change of the user';
  return new LatchkeyError('revocations_stale', message, { retryAfterSeconds: 1 });
}
