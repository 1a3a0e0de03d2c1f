import type { Account } from './account.ts';
import type { AccountRecord } from './account-store.ts';

/** Without the hash, which must not travel further. */
export function toAccount({ id, username, scopes, generation }: AccountRecord): Account {
  return Object.freeze({ id, username, scopes, generation });
}
