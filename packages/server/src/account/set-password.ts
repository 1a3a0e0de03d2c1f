import type { Clock } from '../clock/clock.ts';
import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { AccountStore } from './account-store.ts';
import { checkNewPassword } from './check-new-password.ts';
import { isAccountId } from './is-account-id.ts';

interface Dependencies {
  readonly store: Pick<AccountStore, 'findById' | 'setPassword'>;
  readonly passwords: Pick<PasswordHasher, 'hash'>;
  readonly passwordMinLength: number;
  readonly clock: Clock;
}

/** Sets a password in the place of whatever was there, and voids everything that was opened with it. */
export async function setPassword(
  id: string,
  password: string,
  { store, passwords, passwordMinLength, clock }: Dependencies,
): Promise<'done' | 'not_found'> {
  const record = isAccountId(id) ? await store.findById(id) : null;
  if (record === null) return 'not_found';
  await checkNewPassword({ username: record.username, password, passwordMinLength });
  const passwordHash = await passwords.hash(password);
  return store.setPassword({ id, passwordHash, nowSeconds: Math.floor(clock() / 1_000) });
}
