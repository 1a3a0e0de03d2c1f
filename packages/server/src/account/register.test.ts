import { beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';
import {
  type CountingHasher,
  countingHasher,
  type MemoryStore,
  memoryStore,
} from './create-accounts.fixture.ts';

const password = 'correct horse battery';
let store: MemoryStore;
let passwords: CountingHasher;
let accounts: Accounts;

beforeEach(() => {
  store = memoryStore();
  passwords = countingHasher();
  accounts = createAccounts({ store, passwords });
});

describe('registering', () => {
  it('makes an account that can sign in', async () => {
    const account = { id: '1', username: 'Ren\u00e9', scopes: [], generation: 0 };
    const registered = await accounts.register({ username: 'Ren\u00e9', password });
    expect(registered).toEqual({ result: 'registered', account });
    expect(await accounts.authenticate('ren\u00e9', password)).toEqual(account);
  });

  it('takes nothing else that it is handed', async () => {
    const body = { username: 'alice', password, scopes: ['admin'], demo: true, id: '7' };
    expect(await accounts.register(body)).toMatchObject({ account: { id: '1', scopes: [] } });
    expect(await store.holdsDemoAccount()).toBe(false);
  });

  it.each(['alice', 'ALICE', '\uff41lice'])('finds %j taken, and hashes nothing', async (username) => {
    await accounts.register({ username: 'Alice', password });
    const tired = createAccounts({
      store,
      passwords: { ...passwords, hash: () => Promise.reject(new Error('hashed')) },
    });
    expect(await tired.register({ username, password })).toEqual({ result: 'username_taken' });
  });

  it('makes one account of raced calls with one name and its look-alikes', async () => {
    const names = ['alice', 'ALICE', '\uff21lice', 'alice', '\u0430lice', '\u0430\u04cf\u0456\u0441\u0435'];
    const results = await Promise.allSettled(
      names.map((username) => accounts.register({ username, password })),
    );
    const outcomes = results.map((settled) =>
      settled.status === 'fulfilled' ? settled.value.result : 'refused',
    );
    expect(outcomes.sort()).toEqual([
      'refused',
      'refused',
      'registered',
      'username_taken',
      'username_taken',
      'username_taken',
    ]);
  });

  it.each([
    ['a name with a space', { username: 'a b', password }, { username: 'unsupported' }],
    ['a name of two scripts', { username: '\u0430lice', password }, { username: 'unsupported' }],
    ['a short password', { username: 'alice', password: 'x8Kq' }, { password: 'too_short' }],
    ['a long password', { username: 'alice', password: 'ab'.repeat(513) }, { password: 'too_long' }],
    ['a common password', { username: 'alice', password: '123456789012345' }, { password: 'too_common' }],
    [
      'the name as password',
      { username: 'alice@example.test', password: 'ALICE@example.test' },
      { password: 'too_common' },
    ],
    ['a lone surrogate as password', { username: 'alice', password: '\ud800' }, { password: 'unsupported' }],
    ['both at once', { username: '', password: '' }, { username: 'unsupported', password: 'too_short' }],
  ])('refuses %s, and makes nothing', async (_what, registration, fields) => {
    const refused = accounts.register(registration);
    await expect(refused).rejects.toMatchObject({ code: 'validation_failed', fields });
    expect(store.queries).toEqual([]);
  });

  it('says what would be right', async () => {
    const refused = accounts.register({ username: 'a b', password: 'short' });
    await expect(refused).rejects.toThrow(
      'The username is empty, too long or has characters that no name may. The password needs at least 15 characters',
    );
  });

  it('has the minimum of the accounts', async () => {
    accounts = createAccounts({ store, passwords, passwordMinLength: 8 });
    expect(await accounts.register({ username: 'alice', password: 'x8Kq-2vN' })).toMatchObject({
      result: 'registered',
    });
  });
});
