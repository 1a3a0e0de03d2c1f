import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountStore } from './account-store.ts';
import type { Accounts } from './accounts.ts';
import type { PasswordChange } from './change-password.ts';
import { createAccounts } from './create-accounts.ts';
import {
  type CountingHasher,
  countingHasher,
  type MemoryStore,
  memoryStore,
} from './create-accounts.fixture.ts';

const newPassword = 'a new password, long enough';
let store: MemoryStore;
let passwords: CountingHasher;
let accounts: Accounts;

const withStore = (changed: AccountStore) =>
  createAccounts({ store: changed, passwords, clock: () => 1_700_000_000_999 });

const change = (members: Partial<PasswordChange> = {}): Promise<void> =>
  accounts.changePassword({ id: '1', currentPassword: 'secret', newPassword, exceptSid: 'S', ...members });

beforeEach(async () => {
  store = memoryStore();
  passwords = countingHasher();
  accounts = withStore(store);
  await accounts.create({ username: 'alice', password: 'secret' });
});

describe('changing a password', () => {
  it('makes the new one the only one', async () => {
    await change();
    expect(await accounts.authenticate('alice', 'secret')).toBeNull();
    expect(await accounts.authenticate('alice', newPassword)).toMatchObject({ id: '1', generation: 1 });
  });

  it('names the session that lives on, and the second', async () => {
    await change();
    expect(store.changes).toEqual([{ id: '1', exceptSid: 'S', nowSeconds: 1_700_000_000 }]);
  });

  it.each([
    ['wrong', { currentPassword: 'Secret' }, 'hash of secret'],
    ['empty', { currentPassword: '' }, 'hash of secret'],
    ['that of an account that does not exist', { id: '2' }, null],
    ['that of an id that no account can have', { id: '__proto__' }, null],
  ] as const)('costs one verification when the current one is %s', async (_what, members, hash) => {
    await expect(change(members)).rejects.toMatchObject({
      code: 'validation_failed',
      fields: { current_password: 'incorrect' },
    });
    expect(passwords.verified).toMatchObject([{ hash }]);
    expect(store.changes).toEqual([]);
  });

  it('is refused in the same way for a disabled account', async () => {
    await accounts.setEnabled('1', false);
    await expect(change()).rejects.toMatchObject({ fields: { current_password: 'incorrect' } });
    expect(passwords.verified).toHaveLength(1);
  });

  it('is refused in the same way when somebody else was faster', async () => {
    accounts = withStore({
      ...store,
      async changePassword(late) {
        await store.changePassword({ ...late, passwordHash: 'hash of something else' });
        return store.changePassword(late);
      },
    });
    await expect(change()).rejects.toMatchObject({ fields: { current_password: 'incorrect' } });
    expect(await accounts.authenticate('alice', 'something else')).not.toBeNull();
  });

  it.each([
    ['of 14 characters', 'x'.repeat(14), 'too_short'],
    ['of 1,025 characters', 'x'.repeat(1_025), 'too_long'],
    ['that is common', 'Password'.repeat(2), 'too_common'],
    ['with a lone surrogate', `${newPassword}\ud800`, 'unsupported'],
  ])('to one %s is refused before anything is hashed', async (_what, refused, problem) => {
    await expect(change({ newPassword: refused })).rejects.toMatchObject({
      code: 'validation_failed',
      fields: { new_password: problem },
    });
    expect(passwords.verified).toEqual([]);
  });

  it('to one of 15 characters is taken', async () => {
    await change({ newPassword: 'fifteen letters' });
    expect(await accounts.authenticate('alice', 'fifteen letters')).not.toBeNull();
  });

  it('to the username is refused, by whoever knows the current one', async () => {
    const name = 'alice@example.test';
    await accounts.create({ username: name, password: 'secret' });
    await expect(change({ id: '2', newPassword: 'Alice@example.test' })).rejects.toMatchObject({
      fields: { new_password: 'too_common' },
    });
    expect(await accounts.authenticate(name, 'secret')).not.toBeNull();
  });

  it('goes through although a sign-in upgrades the hash meanwhile', async () => {
    accounts = withStore({
      ...store,
      async changePassword(late) {
        const { id, expectedHash } = late;
        if (expectedHash === 'hash of secret') {
          await store.upgradeHash({ id, expectedHash, passwordHash: 'older hash of secret' });
        }
        return store.changePassword(late);
      },
    });
    await change();
    expect(await accounts.authenticate('alice', newPassword)).toMatchObject({ id: '1' });
    expect(passwords.verified).toMatchObject([
      { hash: 'hash of secret' },
      { hash: 'older hash of secret' },
      { hash: `hash of ${newPassword}` },
    ]);
  });

  it('takes another minimum', async () => {
    accounts = createAccounts({ store, passwords, passwordMinLength: 28 });
    await expect(change()).rejects.toThrow('The new password needs at least 28 characters');
  });

  it.each([0, 1_025, 1.5, Number.NaN])('cannot be told to want %d characters', (passwordMinLength) => {
    expect(() => createAccounts({ store, passwords, passwordMinLength })).toThrow(
      new TypeError('passwordMinLength must be an integer from 1 to 1024'),
    );
  });
});
