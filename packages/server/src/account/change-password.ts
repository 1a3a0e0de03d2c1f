import type { Clock } from '../clock/clock.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { AccountRecord, AccountStore } from './account-store.ts';
import { describePasswordProblem } from './describe-password-problem.ts';
import { findPasswordProblem, type PasswordProblem } from './find-password-problem.ts';
import { isAccountId } from './is-account-id.ts';
import { isUsernameAsPassword } from './is-username-as-password.ts';

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
  const { newPassword } = change;
  const { passwords, passwordMinLength } = dependencies;
  const problem = await findPasswordProblem(newPassword, passwordMinLength);
  if (problem !== null) throw refused(problem, passwordMinLength);
  const record = await proveCurrent(change, dependencies);
  if (isUsernameAsPassword(newPassword, record.username)) throw refused('too_common', passwordMinLength);
  const passwordHash = await passwords.hash(newPassword);
  if ((await replaceHash(record, passwordHash, change, dependencies)) === 'changed') return;
  // A sign-in may have upgraded the hash meanwhile, which happens once; else somebody has set another password.
  const again = await proveCurrent(change, dependencies);
  if ((await replaceHash(again, passwordHash, change, dependencies)) === 'not_current') throw incorrect();
}

/** The account that the current password belongs to; one verification, whoever asks. */
async function proveCurrent(
  { id, currentPassword }: PasswordChange,
  { store, passwords }: Dependencies,
): Promise<AccountRecord> {
  const record = isAccountId(id) ? await store.findById(id) : null;
  const matches = await passwords.verify(record?.passwordHash ?? null, currentPassword);
  if (record === null || !record.enabled || !matches) throw incorrect();
  return record;
}

function replaceHash(
  { id, passwordHash: expectedHash }: AccountRecord,
  passwordHash: string,
  { exceptSid }: PasswordChange,
  { store, clock }: Dependencies,
): Promise<'changed' | 'not_current'> {
  const nowSeconds = Math.floor(clock() / 1_000);
  return store.changePassword({ id, expectedHash, passwordHash, exceptSid, nowSeconds });
}

function incorrect(): LatchkeyError {
  const fields = { current_password: 'incorrect' } as const;
  return new LatchkeyError('validation_failed', 'The current password is not this one', { fields });
}

function refused(problem: PasswordProblem, minLength: number): LatchkeyError {
  const message = `The new password ${describePasswordProblem(problem, minLength)}`;
  return new LatchkeyError('validation_failed', message, { fields: { new_password: problem } });
}
