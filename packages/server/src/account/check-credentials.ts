import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { Account } from './account.ts';
import type { AccountStore } from './account-store.ts';
import { prepareUsername } from './prepare-username.ts';
import { toAccount } from './to-account.ts';
import { upgradeHash } from './upgrade-hash.ts';

/** What a name and a password came to. */
export type SignInVerdict =
  | { readonly result: 'authenticated'; readonly account: Account }
  | {
      readonly result: 'refused';
      readonly reason: RefusalReason;
      /** Of the account that has the name; null where none has. */
      readonly id: string | null;
    };

/** Why somebody was not let in. `disabled`: with the right password. */
export type RefusalReason = 'unknown_user' | 'wrong_password' | 'disabled';

interface Dependencies {
  readonly store: Pick<AccountStore, 'findByUsername' | 'upgradeHash'>;
  readonly passwords: PasswordHasher;
}

/** Exactly one verification, whatever comes of it. */
export async function checkCredentials(
  username: string,
  password: string,
  { store, passwords }: Dependencies,
): Promise<SignInVerdict> {
  const usernameKey = prepareUsername(username);
  const record = usernameKey === null ? null : await store.findByUsername(usernameKey);
  const matches = await passwords.verify(record?.passwordHash ?? null, password);
  if (record === null) return refused('unknown_user', null);
  if (!matches) return refused('wrong_password', record.id);
  if (!record.enabled) return refused('disabled', record.id);
  // Nobody waits for it: a sign-in is no slower for an older hash than it has to be, and no busier.
  void upgradeHash(record, password, { store, passwords });
  return { result: 'authenticated', account: toAccount(record) };
}

function refused(reason: RefusalReason, id: string | null): SignInVerdict {
  return { result: 'refused', reason, id };
}
