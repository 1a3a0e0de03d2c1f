import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { AccountRecord, AccountStore } from './account-store.ts';

export interface CountingHasher extends PasswordHasher {
  /** What `verify` was called with. */
  readonly verified: { hash: string | null; password: string }[];
}

/** A hasher whose hashes can be read, and which counts its work. */
export function countingHasher(): CountingHasher {
  const verified: CountingHasher['verified'] = [];
  return {
    verified,
    hash: (password) => Promise.resolve(`hash of ${password}`),
    verify(hash, password) {
      verified.push({ hash, password });
      return Promise.resolve(hash === `hash of ${password}`);
    },
  };
}

export interface MemoryStore extends AccountStore {
  readonly queries: string[];
  disable(usernameKey: string): void;
}

/** Accounts in a map, for tests of what stands above the store. */
export function memoryStore(): MemoryStore {
  const records = new Map<string, AccountRecord & { demo: boolean }>();
  const queries: string[] = [];
  return {
    queries,
    findByUsername(usernameKey) {
      queries.push(usernameKey);
      return Promise.resolve(records.get(usernameKey) ?? null);
    },
    insert({ usernameKey, username, passwordHash, scopes, demo }) {
      if (records.has(usernameKey)) return Promise.resolve({ result: 'username_taken' });
      const id = String(records.size + 1);
      const account = { id, username, scopes, generation: 0, passwordHash, enabled: true, demo };
      records.set(usernameKey, account);
      return Promise.resolve({ result: 'inserted', account });
    },
    holdsDemoAccount: () => Promise.resolve([...records.values()].some(({ demo }) => demo)),
    disable(usernameKey) {
      const record = records.get(usernameKey);
      if (record === undefined) throw new Error(`no account ${usernameKey}`);
      records.set(usernameKey, { ...record, enabled: false });
    },
  };
}
