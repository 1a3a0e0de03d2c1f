import { beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';
import { countingHasher, type MemoryStore, memoryStore } from './create-accounts.fixture.ts';
import { findImportProblem } from './find-import-problem.ts';
import type { ImportedAccount } from './read-imported-account.ts';

const nowSeconds = 1_700_000_000;
const bcrypt = '$2b$04$abcdefghijklmnopqrstuuvKnHe54TDYeHREoFJeEdmUTExSoJCsq';

const brought: ImportedAccount = {
  username: 'Bob',
  passwordHash: bcrypt,
  scopes: ['read', 'write', 'read'],
  enabled: true,
  createdAtSeconds: 1_400_000_000,
};

let store: MemoryStore;
let accounts: Accounts;

beforeEach(async () => {
  store = memoryStore();
  accounts = createAccounts({ store, passwords: countingHasher(), clock: () => nowSeconds * 1_000 + 999 });
  await accounts.create({ username: 'Alice', password: 'secret' });
});

describe('importing accounts', () => {
  it('stores what was brought', async () => {
    expect(await accounts.importMany([brought])).toEqual([{ result: 'imported', id: '2' }]);
    expect(await accounts.find('BOB')).toEqual({
      id: '2',
      username: 'Bob',
      scopes: ['read', 'write'],
      enabled: true,
      createdAtSeconds: 1_400_000_000,
      hashScheme: 'bcrypt',
    });
  });

  it('says of each what became of it, in order', async () => {
    const results = await accounts.importMany([
      { ...brought, username: 'two words' },
      brought,
      { ...brought, username: '\uff21lice' },
      { ...brought, passwordHash: 'plain' },
      { ...brought, username: 'BOB', enabled: false },
      { ...brought, username: 'carol', enabled: false },
    ]);
    expect(results).toMatchObject([
      { result: 'refused' },
      { result: 'imported', id: '2' },
      { result: 'exists', id: '1' },
      { result: 'refused' },
      { result: 'exists', id: '2' },
      { result: 'imported', id: '3' },
    ]);
    expect(await accounts.list({ limit: 10 })).toMatchObject([
      { username: 'Alice', enabled: true },
      { username: 'Bob', enabled: true },
      { username: 'carol', enabled: false },
    ]);
  });

  it.each<[Partial<ImportedAccount>, RegExp]>([
    [{ username: '' }, /^the username is empty/],
    [{ passwordHash: bcrypt.replace('$04$', '$16$') }, /^the password hash.*bcrypt with cost 16/],
    [{ passwordHash: '$1$md5' }, /^the password hash.*no hash of argon2/],
    [{ scopes: ['two words'] }, /^the list of scopes.*printable ASCII/],
    [{ scopes: ['x'.repeat(2_049)] }, /^the list of scopes.*2,048 characters/],
    [{ createdAtSeconds: -1 }, /^the time of creation/],
    [{ createdAtSeconds: 1.5 }, /^the time of creation/],
    [{ createdAtSeconds: Number.NaN }, /^the time of creation/],
    [{ createdAtSeconds: nowSeconds + 86_401 }, /^the time of creation/],
  ])('refuses %j, and says so beforehand', async (fault, problem) => {
    const account = { ...brought, ...fault };
    const [result] = await accounts.importMany([account]);
    expect(result).toEqual({ result: 'refused', problem: expect.stringMatching(problem) as string });
    expect(result).toMatchObject({ problem: findImportProblem(account, () => nowSeconds * 1_000) });
    expect(await accounts.list({ limit: 10 })).toHaveLength(1);
  });

  it('takes names that a stranger could not choose, and times up to a day ahead', async () => {
    const odd = { ...brought, username: '\u0430lice', createdAtSeconds: nowSeconds + 86_400 };
    expect(findImportProblem(odd, () => nowSeconds * 1_000)).toBeNull();
    expect(await accounts.importMany([odd])).toEqual([{ result: 'imported', id: '2' }]);
  });

  it('repeats nothing of a hash', async () => {
    const results = await accounts.importMany([{ ...brought, passwordHash: '$2b$marked-secret' }]);
    expect(JSON.stringify(results)).not.toContain('marked-secret');
  });
});
