import type { Clock } from '../clock/clock.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { AccountStore } from './account-store.ts';
import { findPasswordProblem, type PasswordProblem } from './find-password-problem.ts';
import { isAccountId } from './is-account-id.ts';

/** What `changePassword` needs to know. */
export interface PasswordChange {
  /** The account's id. */
  readonly id: string;
  readonly currentPassword: string;
  readonly newPassword: string;
  /** The session that lives on: that of whoever asks. Null: none. */
  readonly exceptSid: string | null;
}

interface Dependencies {
  readonly store: Pick<AccountStore, 'findById' | 'changePassword'>;
  readonly passwords: PasswordHasher;
  readonly passwordMinLength: number;
  readonly clock: Clock;
}

/** Sets a new password for whoever knows the current one, and voids what the old one had opened. */
export async function changePassword(change: PasswordChange, dependencies: Dependencies): Promise<void> {
  const { id, newPassword, exceptSid } = change;
  const { store, passwords, passwordMinLength, clock } = dependencies;
  const problem = findPasswordProblem(newPassword, passwordMinLength);
  if (problem !== null) throw refused(problem, passwordMinLength);
  const expectedHash = await proveCurrent(change, dependencies);
  const passwordHash = await passwords.hash(newPassword);
  const nowSeconds = Math.floor(clock() / 1_000);
  const result = await store.changePassword({ id, expectedHash, passwordHash, exceptSid, nowSeconds });
  // Somebody else changed it meanwhile: what was given is not the current password any more.
  if (result === 'not_current') throw incorrect();
}

/** The hash that the current password belongs to; one verification, whoever asks. */
async function proveCurrent(
  { id, currentPassword }: PasswordChange,
  { store, passwords }: Dependencies,
): Promise<string> {
  const record = isAccountId(id) ? await store.findById(id) : null;
  const matches = await passwords.verify(record?.passwordHash ?? null, currentPassword);
  if (record === null || !record.enabled || !matches) throw incorrect();
  return record.passwordHash;
}

function incorrect(): LatchkeyError {
  const fields = { current_password: 'incorrect' } as const;
  return new LatchkeyError('validation_failed', 'The current password is not this one', { fields });
}

function refused(problem: PasswordProblem, minLength: number): LatchkeyError {
  const rules = {
    unsupported: 'The new password is not well-formed text',
    too_short: `The new password needs at least ${minLength} characters`,
    too_long: 'The new password may have at most 1,024 characters',
  };
  return new LatchkeyError('validation_failed', rules[problem], { fields: { new_password: problem } });
}
