import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAccounts } from '../account/create-accounts.ts';
import { createPasswordHasher } from '../password/create-password-hasher.ts';
import { newAccount } from './new-account.fixture.ts';
import { openTestStore, temporaryFolder } from './open-test-store.fixture.ts';

describe('the accounts of a store', () => {
  it('gives the first account the id 1 and the next one 2', async () => {
    const { accounts } = await openTestStore();
    expect(await accounts.insert(newAccount('Alice'))).toMatchObject({
      result: 'inserted',
      account: { id: '1' },
    });
    expect(await accounts.insert(newAccount('Bob'))).toMatchObject({
      result: 'inserted',
      account: { id: '2' },
    });
  });

  it('finds an account by its prepared name with everything that was inserted', async () => {
    const { accounts } = await openTestStore();
    await accounts.insert(newAccount('Ren\u00e9', { scopes: ['read', 'write'] }));
    expect(await accounts.findByUsername('ren\u00e9')).toEqual({
      id: '1',
      username: 'Ren\u00e9',
      passwordHash: 'hash of Ren\u00e9',
      scopes: ['read', 'write'],
      generation: 0,
      enabled: true,
    });
  });

  it.each(['Alice', 'alic', 'alice ', "alice' or 1 = 1 --", '%', '__proto__'])(
    'finds nobody for %j',
    async (key) => {
      const { accounts } = await openTestStore();
      await accounts.insert(newAccount('alice'));
      expect(await accounts.findByUsername(key)).toBeNull();
    },
  );

  it('keeps the first of two accounts with one prepared name', async () => {
    const { accounts } = await openTestStore();
    await accounts.insert(newAccount('Alice'));
    expect(await accounts.insert(newAccount('ALICE'))).toEqual({ result: 'username_taken' });
    expect(await accounts.findByUsername('alice')).toMatchObject({ id: '1', username: 'Alice' });
  });

  it('inserts exactly one of 50 raced accounts with one name, through two connections', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const one = await openTestStore(file);
    const other = await openTestStore(file);
    const inserts = Array.from({ length: 50 }, (_, index) =>
      (index % 2 ? one : other).accounts.insert(newAccount('alice')),
    );
    const results = (await Promise.all(inserts)).map(({ result }) => result);
    expect(results.filter((result) => result === 'inserted')).toHaveLength(1);
    expect(results.filter((result) => result === 'username_taken')).toHaveLength(49);
  });

  it('knows whether it holds a demo account, whatever its name', async () => {
    const { accounts } = await openTestStore();
    await accounts.insert(newAccount('user'));
    expect(await accounts.holdsDemoAccount()).toBe(false);
    await accounts.insert(newAccount('anybody', { demo: true }));
    expect(await accounts.holdsDemoAccount()).toBe(true);
  });

  it('does not find a disabled account to be enabled', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const { accounts } = await openTestStore(file);
    await accounts.insert(newAccount('alice'));
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    other.exec('UPDATE users SET enabled = 0');
    expect(await accounts.findByUsername('alice')).toMatchObject({ enabled: false });
  });

  it('never gives the id of a deleted account to another', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const { accounts } = await openTestStore(file);
    await accounts.insert(newAccount('alice'));
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    other.exec('DELETE FROM users');
    expect(await accounts.insert(newAccount('bob'))).toMatchObject({ account: { id: '2' } });
  });

  it('holds no password', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const store = await openTestStore(file);
    const passwords = createPasswordHasher({ parameters: { memoryKib: 64, passes: 1, lanes: 1 } });
    const accounts = createAccounts({ store: store.accounts, passwords });
    await accounts.create({ username: 'alice', password: 'marked-password' });
    expect(await accounts.authenticate('alice', 'marked-password')).toMatchObject({ id: '1' });
    await store.close();
    const dump = readFileSync(file, 'latin1');
    expect(dump).toContain('$argon2id$');
    expect(dump).not.toContain('marked-password');
  });
});
