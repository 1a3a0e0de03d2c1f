import type { NewAccount } from '../account/account-store.ts';

/** An account to insert, named as told. */
export function newAccount(username: string, changes: Partial<NewAccount> = {}): NewAccount {
  return {
    username,
    usernameKey: username.toLowerCase(),
    passwordHash: `hash of ${username}`,
    scopes: [],
    demo: false,
    createdAtSeconds: 1_700_000_000,
    ...changes,
  };
}
