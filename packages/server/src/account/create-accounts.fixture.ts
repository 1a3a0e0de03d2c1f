import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { AccountRecord, AccountStore, InsertManyResult } from './account-store.ts';

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
      return Promise.resolve(hash === `hash of ${password}` || hash === `older hash of ${password}`);
    },
    needsUpgrade: (hash) => hash.startsWith('older'),
  };
}

export interface MemoryStore extends AccountStore {
  /** What accounts were asked for, by username or id. */
  readonly queries: string[];
  /** What was changed, without the hashes. */
  readonly changes: object[];
}

interface MemoryRecord extends AccountRecord {
  readonly usernameKey: string;
  readonly demo: boolean;
}

/** Accounts in a list, for tests of what stands above the store. */
export function memoryStore(): MemoryStore {
  const records: MemoryRecord[] = [];
  const queries: string[] = [];
  const changes: object[] = [];
  let given = 0;
  const indexOf = (id: string) => records.findIndex((record) => record.id === id);

  function replace(
    { id, nowSeconds }: { readonly id: string; readonly nowSeconds: number },
    members: Partial<MemoryRecord>,
  ): 'done' | 'not_found' {
    const record = records[indexOf(id)];
    if (record === undefined) return 'not_found';
    changes.push({ id, nowSeconds });
    records[indexOf(id)] = { ...record, ...members, generation: record.generation + 1 };
    return 'done';
  }

  return {
    queries,
    changes,
    findByUsername(usernameKey) {
      queries.push(usernameKey);
      return Promise.resolve(records.find((record) => record.usernameKey === usernameKey) ?? null);
    },
    findById(id) {
      queries.push(id);
      return Promise.resolve(records[indexOf(id)] ?? null);
    },
    insert(account) {
      const { usernameKey } = account;
      if (records.some((record) => record.usernameKey === usernameKey)) {
        return Promise.resolve({ result: 'username_taken' });
      }
      const record = { ...account, id: String((given += 1)), generation: 0, enabled: true };
      records.push(record);
      return Promise.resolve({ result: 'inserted', account: record });
    },
    insertMany(accounts) {
      const results = accounts.map((account): InsertManyResult => {
        const taken = records.find(({ usernameKey }) => usernameKey === account.usernameKey);
        if (taken !== undefined) return { result: 'exists', id: taken.id };
        const id = String((given += 1));
        records.push({ ...account, id, generation: 0 });
        return { result: 'inserted', id };
      });
      return Promise.resolve(results);
    },
    list({ afterId, limit }) {
      queries.push(`after ${afterId}`);
      return Promise.resolve(records.filter(({ id }) => Number(id) > Number(afterId)).slice(0, limit));
    },
    setPassword({ passwordHash, ...change }) {
      return Promise.resolve(replace(change, { passwordHash }));
    },
    setScopes({ scopes, ...change }) {
      return Promise.resolve(replace(change, { scopes }));
    },
    delete({ id, nowSeconds }) {
      const index = indexOf(id);
      if (index === -1) return Promise.resolve('not_found');
      changes.push({ id, deleted: true, nowSeconds });
      records.splice(index, 1);
      return Promise.resolve('done');
    },
    changePassword({ id, expectedHash, passwordHash, ...change }) {
      const record = records[indexOf(id)];
      if (record?.passwordHash !== expectedHash) return Promise.resolve('not_current');
      changes.push({ id, ...change });
      records[indexOf(id)] = { ...record, passwordHash, generation: record.generation + 1 };
      return Promise.resolve('changed');
    },
    upgradeHash({ id, expectedHash, passwordHash }) {
      const record = records[indexOf(id)];
      if (record?.passwordHash !== expectedHash) return Promise.resolve('changed');
      records[indexOf(id)] = { ...record, passwordHash };
      return Promise.resolve('upgraded');
    },
    setEnabled({ id, enabled, nowSeconds }) {
      const record = records[indexOf(id)];
      if (record === undefined) return Promise.resolve('not_found');
      changes.push({ id, enabled, nowSeconds });
      records[indexOf(id)] = { ...record, enabled };
      return Promise.resolve('done');
    },
    holdsDemoAccount: () => Promise.resolve(records.some(({ demo }) => demo)),
  };
}
