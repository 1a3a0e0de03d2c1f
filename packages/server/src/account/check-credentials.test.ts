import { beforeEach, describe, expect, it } from 'vitest';
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
  accounts = createAccounts({ store, passwords });
  await accounts.create({ username: 'Alice', password: 'secret' });
});

describe('checking a name and a password', () => {
  it('says whose they are', async () => {
    expect(await accounts.check('alice', 'secret')).toEqual({
      result: 'authenticated',
      account: { id: '1', username: 'Alice', scopes: [], generation: 0 },
    });
  });

  it.each([
    ['bob', 'unknown_user', null],
    ['ali ce', 'unknown_user', null],
    ['ALICE', 'wrong_password', '1'],
  ])('says why %j does not get in', async (username, reason, id) => {
    expect(await accounts.check(username, 'wrong')).toEqual({ result: 'refused', reason, id });
  });

  it('says that an account is disabled only to whoever knew its password', async () => {
    await accounts.setEnabled('1', false);
    const [right, wrong] = [await accounts.check('alice', 'secret'), await accounts.check('alice', 'wrong')];
    expect(right).toEqual({ result: 'refused', reason: 'disabled', id: '1' });
    expect(wrong).toEqual({ result: 'refused', reason: 'wrong_password', id: '1' });
  });

  it.each(['alice', 'bob', 'ali ce'])('does for %j exactly what authenticating does', async (username) => {
    await accounts.setEnabled('1', false);
    const work = async (method: 'check' | 'authenticate') => {
      store.queries.length = passwords.verified.length = 0;
      await accounts[method](username, 'secret');
      return { queries: [...store.queries], verified: [...passwords.verified] };
    };
    const ofCheck = await work('check');
    expect(ofCheck).toEqual(await work('authenticate'));
    expect(ofCheck.verified).toHaveLength(1);
  });
});
