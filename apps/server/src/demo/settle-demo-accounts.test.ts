import { join } from 'node:path';
import { createAccounts, createPasswordHasher, openStore } from '@latchkey/server';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../test-server.fixture.ts';
import { settleDemoAccounts } from './settle-demo-accounts.ts';

async function freshStore() {
  const store = await openStore({ file: join(temporaryFolder(), 'store.sqlite') });
  onTestFinished(async () => {
    await store.close();
  });
  const passwords = createPasswordHasher({ parameters: { memoryKib: 64, passes: 1, lanes: 1 } });
  return { store, passwords, accounts: createAccounts({ store: store.accounts, passwords }) };
}

it('makes both accounts, the tutorial’s the first', async () => {
  const parts = await freshStore();
  await settleDemoAccounts(true, parts);
  expect(await parts.accounts.authenticate('user', 'password')).toMatchObject({ id: '1', scopes: [] });
  expect(await parts.accounts.authenticate('keeper', 'password')).toMatchObject({
    id: '2',
    scopes: ['vault:open'],
  });
});

it('gives them back their passwords and scopes', async () => {
  const parts = await freshStore();
  const { accounts } = parts;
  await settleDemoAccounts(true, parts);
  await accounts.setPassword('1', 'a passphrase nobody expects');
  await accounts.setPassword('2', 'a passphrase nobody expects');
  await accounts.setScopes('2', []);
  await settleDemoAccounts(true, parts);
  expect(await accounts.authenticate('user', 'password')).toMatchObject({ id: '1' });
  expect(await accounts.authenticate('keeper', 'password')).toMatchObject({ scopes: ['vault:open'] });
});

it('voids nothing of accounts that are as they should be', async () => {
  const parts = await freshStore();
  await settleDemoAccounts(true, parts);
  const before = await parts.accounts.load('2');
  await settleDemoAccounts(true, parts);
  expect(await parts.accounts.load('2')).toEqual(before);
});

it('refuses a store with a demo account outside a demo, and makes none there', async () => {
  const parts = await freshStore();
  await settleDemoAccounts(false, parts);
  expect(await parts.accounts.list({ limit: 10 })).toEqual([]);
  await parts.accounts.create({ username: 'keeper', password: 'password', demo: true });
  await expect(settleDemoAccounts(false, parts)).rejects.toThrow('holds a demo account');
});
