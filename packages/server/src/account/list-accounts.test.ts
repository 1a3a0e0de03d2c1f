import { beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';
import { countingHasher, type MemoryStore, memoryStore } from './create-accounts.fixture.ts';

let store: MemoryStore;
let accounts: Accounts;

beforeEach(async () => {
  store = memoryStore();
  accounts = createAccounts({ store, passwords: countingHasher(), clock: () => 1_700_000_000_000 });
  for (const username of ['Alice', 'Bob', 'Carol']) await accounts.create({ username, password: 'secret' });
});

describe('listing accounts', () => {
  it('goes page by page, in one query each', async () => {
    const first = await accounts.list({ limit: 2 });
    expect(first.map(({ username }) => username)).toEqual(['Alice', 'Bob']);
    const second = await accounts.list({ afterId: '2', limit: 2 });
    expect(second.map(({ username }) => username)).toEqual(['Carol']);
    expect(store.queries).toEqual(['after null', 'after 2']);
  });

  it('tells nothing of a hash but its kind', async () => {
    expect(await accounts.list({ limit: 1 })).toEqual([
      {
        id: '1',
        username: 'Alice',
        scopes: [],
        enabled: true,
        createdAtSeconds: 1_700_000_000,
        hashScheme: 'unusable',
      },
    ]);
  });

  it.each([0, 1_001, 1.5, Number.NaN])('refuses a limit of %d', async (limit) => {
    await expect(accounts.list({ limit })).rejects.toThrow('limit must be a whole number from 1 to 1000');
  });

  it.each(['alice', '', '0', '1e0'])('refuses to go on after %j', async (afterId) => {
    await expect(accounts.list({ afterId, limit: 1 })).rejects.toThrow(
      'afterId must be the id of an account',
    );
  });
});

describe('finding an account', () => {
  it('takes a name in any case and width, of a disabled account too', async () => {
    await accounts.setEnabled('2', false);
    expect(await accounts.find('\uff22OB')).toMatchObject({ id: '2', username: 'Bob', enabled: false });
  });

  it.each(['dave', 'two words', ''])('finds nobody called %j', async (username) => {
    expect(await accounts.find(username)).toBeNull();
  });
});

describe('deleting an account', () => {
  it('leaves the others, and the name free', async () => {
    expect(await accounts.delete('2')).toBe('done');
    expect(store.changes).toEqual([{ id: '2', deleted: true, nowSeconds: 1_700_000_000 }]);
    expect(await accounts.authenticate('bob', 'secret')).toBeNull();
    expect(await accounts.load('2')).toBeNull();
    expect(await accounts.create({ username: 'bob', password: 'other' })).toMatchObject({
      result: 'created',
      account: { id: '4' },
    });
  });

  it.each(['4', '0', 'alice', '1\0'])('finds no account %j', async (id) => {
    expect(await accounts.delete(id)).toBe('not_found');
    expect(store.changes).toEqual([]);
  });
});
