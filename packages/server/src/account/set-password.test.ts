import { beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';
import {
  type CountingHasher,
  countingHasher,
  type MemoryStore,
  memoryStore,
} from './create-accounts.fixture.ts';

const password = 'a long enough passphrase';

let store: MemoryStore;
let passwords: CountingHasher;
let accounts: Accounts;

beforeEach(async () => {
  store = memoryStore();
  passwords = countingHasher();
  accounts = createAccounts({ store, passwords, clock: () => 1_700_000_000_999 });
  await accounts.create({ username: 'Alice-in-Wonderland', password: 'secret' });
});

describe('setting a password', () => {
  it('lets in with the new one and no longer with the old one, and proves neither', async () => {
    expect(await accounts.setPassword('1', password)).toBe('done');
    expect(passwords.verified).toEqual([]);
    expect(store.changes).toEqual([{ id: '1', nowSeconds: 1_700_000_000 }]);
    expect(await accounts.authenticate('alice-in-wonderland', password)).toMatchObject({ generation: 1 });
    expect(await accounts.authenticate('alice-in-wonderland', 'secret')).toBeNull();
  });

  it.each([
    ['short', 'too_short'],
    ['passwordpassword', 'too_common'],
    ['ALICE-in-wonderland', 'too_common'],
    ['x'.repeat(1_025), 'too_long'],
    [`${password}\ud800`, 'unsupported'],
  ])('refuses %j', async (refused, problem) => {
    await expect(accounts.setPassword('1', refused)).rejects.toMatchObject({
      code: 'validation_failed',
      fields: { password: problem },
    });
    expect(store.changes).toEqual([]);
  });

  it('leaves a disabled account disabled', async () => {
    await accounts.setEnabled('1', false);
    expect(await accounts.setPassword('1', password)).toBe('done');
    expect(await accounts.check('alice-in-wonderland', password)).toMatchObject({ reason: 'disabled' });
  });

  it.each(['2', '0', 'alice', '1\0'])('finds no account %j', async (id) => {
    expect(await accounts.setPassword(id, password)).toBe('not_found');
    expect(store.changes).toEqual([]);
  });
});
