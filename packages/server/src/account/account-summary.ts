import { describeHashScheme } from '../password/describe-hash-scheme.ts';
import type { Account } from './account.ts';
import type { AccountRecord } from './account-store.ts';

/** What an operator sees of an account. */
export interface AccountSummary extends Omit<Account, 'generation'> {
  /** Whether the user may sign in. */
  readonly enabled: boolean;
  /** Seconds since 1970, UTC. */
  readonly createdAtSeconds: number;
  /** What the password was hashed with, as `argon2id` or `bcrypt`: for people. */
  readonly hashScheme: string;
}

/** Tells of the hash no more than its kind. */
export function toSummary(record: AccountRecord): AccountSummary {
  const { id, username, scopes, enabled, createdAtSeconds, passwordHash } = record;
  return Object.freeze({
    id,
    username,
    scopes,
    enabled,
    createdAtSeconds,
    hashScheme: describeHashScheme(passwordHash),
  });
}
