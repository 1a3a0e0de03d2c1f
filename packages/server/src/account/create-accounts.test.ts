import { beforeEach, describe, expect, it } from 'vitest';
import type { NewAccount } from './account-store.ts';
import type { Accounts } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';
import {
  type CountingHasher,
  countingHasher,
  type MemoryStore,
  memoryStore,
} from './create-accounts.fixture.ts';

let store: MemoryStore;
let passwords: CountingHasher;
let accounts: Accounts;

beforeEach(async () => {
  store = memoryStore();
  passwords = countingHasher();
  accounts = createAccounts({ store, passwords, clock: () => 1_700_000_000_999 });
  await accounts.create({ username: 'Alice', password: 'secret', scopes: ['read', 'write'] });
});

describe('authenticating', () => {
  it('returns the account, without its hash, for the right password', async () => {
    const account = await accounts.authenticate('alice', 'secret');
    expect(account).toEqual({ id: '1', username: 'Alice', scopes: ['read', 'write'], generation: 0 });
  });

  it('takes a name in any case and width', async () => {
    expect(await accounts.authenticate('\uff21LICE', 'secret')).toMatchObject({ id: '1' });
  });

  it.each([
    ['a wrong password', 'alice', 'Secret', 'hash of secret'],
    ['an unknown name', 'bob', 'secret', null],
    ['a name that nobody can have', 'ali ce', 'secret', null],
    ['a lone surrogate as name', '\ud800', 'secret', null],
  ])('costs one verification, and yields nobody, for %s', async (_case, username, password, hash) => {
    expect(await accounts.authenticate(username, password)).toBeNull();
    expect(passwords.verified).toEqual([{ hash, password }]);
  });

  it('costs one verification, and yields nobody, for a disabled account and its right password', async () => {
    await accounts.setEnabled('1', false);
    expect(await accounts.authenticate('alice', 'secret')).toBeNull();
    expect(passwords.verified).toEqual([{ hash: 'hash of secret', password: 'secret' }]);
  });

  it('does not ask the store for a name that nobody can have', async () => {
    await accounts.authenticate('ali\0ce', 'secret');
    expect(store.queries).toEqual([]);
  });
});

describe('creating an account', () => {
  it('stores the name as typed and as compared, the hash and the whole second', async () => {
    const inserted: NewAccount[] = [];
    const recording = {
      ...store,
      insert: (account: NewAccount) => (inserted.push(account), store.insert(account)),
    };
    const { create } = createAccounts({ store: recording, passwords, clock: () => 1_700_000_000_999 });
    await create({ username: 'Ren\u00e9', password: 'secret', scopes: ['a', 'b', 'a'] });
    expect(inserted).toEqual([
      {
        username: 'Ren\u00e9',
        usernameKey: 'ren\u00e9',
        passwordHash: 'hash of secret',
        scopes: ['a', 'b'],
        demo: false,
        createdAtSeconds: 1_700_000_000,
      },
    ]);
  });

  it('says when a name is taken, also in another case', async () => {
    expect(await accounts.create({ username: 'ALICE', password: 'other' })).toEqual({
      result: 'username_taken',
    });
    expect(await accounts.authenticate('alice', 'other')).toBeNull();
  });

  it('marks a demo account', async () => {
    expect(await store.holdsDemoAccount()).toBe(false);
    await accounts.create({ username: 'user', password: 'password', demo: true });
    expect(await store.holdsDemoAccount()).toBe(true);
  });

  it('refuses a name that nobody can have', async () => {
    const refused = accounts.create({ username: 'a b', password: 'secret' });
    await expect(refused).rejects.toMatchObject({
      code: 'validation_failed',
      fields: { username: 'unsupported' },
    });
  });

  it.each(['', 'two words', 'quo"te', 'back\\slash', 'caf\u00e9'])('refuses %j as a scope', async (scope) => {
    const refused = accounts.create({ username: 'bob', password: 'x', scopes: [scope] });
    await expect(refused).rejects.toMatchObject({
      code: 'validation_failed',
      fields: { scopes: 'unsupported' },
    });
  });
});

describe('disabling an account', () => {
  it('says what became of it, and tells the store the whole second', async () => {
    expect(await accounts.setEnabled('1', false)).toBe('done');
    expect(store.changes).toEqual([{ id: '1', enabled: false, nowSeconds: 1_700_000_000 }]);
  });

  it('can be undone', async () => {
    await accounts.setEnabled('1', false);
    expect(await accounts.setEnabled('1', true)).toBe('done');
    expect(await accounts.authenticate('alice', 'secret')).toMatchObject({ id: '1' });
  });

  it.each(['2', '0', 'alice', '1\0'])('finds no account %j', async (id) => {
    expect(await accounts.setEnabled(id, false)).toBe('not_found');
    expect(await accounts.authenticate('alice', 'secret')).not.toBeNull();
  });
});

describe('loading an account', () => {
  it('gives it as it is now, without its hash', async () => {
    expect(await accounts.load('1')).toEqual({
      id: '1',
      username: 'Alice',
      scopes: ['read', 'write'],
      generation: 0,
    });
  });

  it('gives nobody for one that is disabled', async () => {
    await accounts.setEnabled('1', false);
    expect(await accounts.load('1')).toBeNull();
  });

  it('gives nobody for an unknown id, and asks nobody about what is none', async () => {
    expect(await accounts.load('2')).toBeNull();
    expect(await accounts.load('1e0')).toBeNull();
    expect(store.queries).toEqual(['2']);
  });
});

describe('the identity in verified claims', () => {
  it('is the subject and its scopes, with no query', () => {
    expect(accounts.identity({ sub: '7', scope: 'read write' })).toEqual({
      id: '7',
      scopes: ['read', 'write'],
    });
    expect(store.queries).toEqual([]);
  });

  it.each([undefined, '', 42, ['admin']])('has no scopes where the claim is %j', (scope) => {
    expect(accounts.identity({ sub: '7', scope })).toEqual({ id: '7', scopes: [] });
  });

  it.each([undefined, 7, '', '0', '07', '-7', '7.5', '7e1', ' 7', 'alice', '\u0667', '__proto__'])(
    'is nobody for the subject %j',
    (sub) => {
      expect(accounts.identity({ sub, scope: 'admin' })).toBeNull();
    },
  );
});
