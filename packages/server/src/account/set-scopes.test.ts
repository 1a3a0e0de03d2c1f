import { beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';
import { countingHasher, type MemoryStore, memoryStore } from './create-accounts.fixture.ts';

let store: MemoryStore;
let accounts: Accounts;

beforeEach(async () => {
  store = memoryStore();
  accounts = createAccounts({ store, passwords: countingHasher(), clock: () => 1_700_000_000_999 });
  await accounts.create({ username: 'alice', password: 'secret', scopes: ['read'] });
});

describe('giving scopes', () => {
  it('replaces those that were there, each once', async () => {
    expect(await accounts.setScopes('1', ['write', 'admin', 'write'])).toBe('done');
    expect(await accounts.load('1')).toMatchObject({ scopes: ['write', 'admin'] });
    expect(store.changes).toEqual([{ id: '1', nowSeconds: 1_700_000_000 }]);
  });

  it('can leave none', async () => {
    expect(await accounts.setScopes('1', [])).toBe('done');
    expect(await accounts.load('1')).toMatchObject({ scopes: [] });
  });

  it.each(['', 'two words', 'quo"te', 'back\\slash', 'caf\u00e9', 'line\n'])('refuses %j', async (scope) => {
    await expect(accounts.setScopes('1', ['read', scope])).rejects.toMatchObject({
      code: 'validation_failed',
      fields: { scopes: 'unsupported' },
    });
    expect(await accounts.load('1')).toMatchObject({ scopes: ['read'] });
  });

  it('takes 2,048 characters, the spaces between them included, and no more', async () => {
    const most = ['a'.repeat(1_000), 'b'.repeat(1_047)];
    expect(await accounts.setScopes('1', most)).toBe('done');
    await expect(accounts.setScopes('1', [...most, 'c'])).rejects.toMatchObject({
      code: 'validation_failed',
      fields: { scopes: 'too_long' },
    });
    expect(await accounts.load('1')).toMatchObject({ scopes: most });
  });

  it.each(['2', '0', 'alice', '1\0'])('finds no account %j', async (id) => {
    expect(await accounts.setScopes(id, ['write'])).toBe('not_found');
    expect(store.changes).toEqual([]);
  });
});
