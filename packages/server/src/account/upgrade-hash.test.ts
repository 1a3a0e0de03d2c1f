import { beforeEach, describe, expect, it } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { AccountStore } from './account-store.ts';
import { createAccounts } from './create-accounts.ts';
import { countingHasher, type MemoryStore, memoryStore } from './create-accounts.fixture.ts';

const older = 'older hash of secret';
let store: MemoryStore;

beforeEach(async () => {
  store = memoryStore();
  await store.insert({
    username: 'alice',
    usernameKey: 'alice',
    passwordHash: older,
    scopes: [],
    demo: false,
    createdAtSeconds: 0,
  });
});

const hashOfAlice = async () => (await store.findById('1'))?.passwordHash;

/** Accounts, and what tells when their upgrade has ended. */
function watched({ hash, upgradeHash }: Partial<PasswordHasher & AccountStore> = {}) {
  const hasher = countingHasher();
  const ended = Promise.withResolvers<undefined>();
  const watch = <Result>(work: Promise<Result>) => work.finally(() => ended.resolve(undefined));
  const upgrade: AccountStore['upgradeHash'] = (change) => watch((upgradeHash ?? store.upgradeHash)(change));
  const passwords = hash === undefined ? hasher : { ...hasher, hash: (text: string) => watch(hash(text)) };
  const accounts = createAccounts({ store: { ...store, upgradeHash: upgrade }, passwords });
  return { accounts, ended: ended.promise };
}

describe('an older hash', () => {
  it('is replaced after its password has signed in', async () => {
    const { accounts, ended } = watched();
    expect(await accounts.authenticate('alice', 'secret')).toMatchObject({ id: '1', generation: 0 });
    await ended;
    expect(await hashOfAlice()).toBe('hash of secret');
    expect(await accounts.authenticate('alice', 'secret')).toMatchObject({ id: '1', generation: 0 });
  });

  it('keeps nobody waiting', async () => {
    const { accounts } = watched({ hash: () => new Promise(() => undefined) });
    expect(await accounts.authenticate('alice', 'secret')).toMatchObject({ id: '1' });
    expect(await hashOfAlice()).toBe(older);
  });

  it.each([
    ['the queue is full', { hash: () => Promise.reject(new LatchkeyError('overloaded', 'Full')) }],
    [
      'the store is away',
      { upgradeHash: () => Promise.reject(new LatchkeyError('store_unavailable', 'Away')) },
    ],
  ])('serves on where %s', async (_what, failing) => {
    const { accounts, ended } = watched(failing);
    expect(await accounts.authenticate('alice', 'secret')).toMatchObject({ id: '1' });
    await ended;
    expect(await hashOfAlice()).toBe(older);
  });

  it('is not replaced where the password was changed meanwhile', async () => {
    const { accounts, ended } = watched({
      async upgradeHash(upgrade) {
        const change = { exceptSid: null, nowSeconds: 0, passwordHash: 'hash of another' };
        await store.changePassword({ id: '1', expectedHash: older, ...change });
        return store.upgradeHash(upgrade);
      },
    });
    await accounts.authenticate('alice', 'secret');
    await ended;
    expect(await hashOfAlice()).toBe('hash of another');
  });

  it.each([
    ['a wrong password', true, 'Secret'],
    ['a disabled account', false, 'secret'],
  ])('stays as it is for %s', async (_what, enabled, password) => {
    await store.setEnabled({ id: '1', enabled, nowSeconds: 0 });
    let hashed = 0;
    const { accounts } = watched({ hash: () => Promise.resolve(`hash ${(hashed += 1)}`) });
    expect(await accounts.authenticate('alice', password)).toBeNull();
    expect(hashed).toBe(0);
  });
});

describe('a hash of the hasher’s own', () => {
  it('is not hashed again', async () => {
    await store.upgradeHash({ id: '1', expectedHash: older, passwordHash: 'hash of secret' });
    let hashed = 0;
    const { accounts } = watched({ hash: () => Promise.resolve(`hash ${(hashed += 1)}`) });
    expect(await accounts.authenticate('alice', 'secret')).toMatchObject({ id: '1' });
    expect(hashed).toBe(0);
  });
});
