import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAccounts } from '../../account/create-accounts.ts';
import { createPasswordHasher } from '../../password/create-password-hasher.ts';
import { createSqlStores } from '../create-sql-stores.ts';
import { newAccount } from '../new-account.fixture.ts';
import { engines, openTestEngine, openTestStore, temporaryFolder } from '../open-test-store.fixture.ts';

describe.each(engines)('the accounts of a store on %s', (engine) => {
  it('gives the first account the id 1 and the next one 2', async () => {
    const { accounts } = await openTestStore(engine);
    for (const [name, id] of Object.entries({ Alice: '1', Bob: '2' }))
      expect(await accounts.insert(newAccount(name))).toMatchObject({ result: 'inserted', account: { id } });
  });

  it('never gives the id of a deleted account to another', async () => {
    const sqlEngine = await openTestEngine(engine);
    const { accounts } = createSqlStores(sqlEngine);
    await accounts.insert(newAccount('alice'));
    await sqlEngine.db.deleteFrom('users').execute();
    expect(await accounts.insert(newAccount('bob'))).toMatchObject({ account: { id: '2' } });
  });

  it('does not let an account start with tokens that were voided under its id', async () => {
    const { accounts, subjects } = await openTestStore(engine);
    await subjects.voidTokens({ subject: '1', exceptSid: null, nowSeconds: 1_700_000_000 });
    const inserted = await accounts.insert(newAccount('alice'));
    expect(inserted).toMatchObject({ account: { id: '1', generation: 1 } });
    expect(await accounts.findById('1')).toMatchObject({ generation: 1 });
  });

  it('has a hash of Werkzeug until its password has signed in, and then one of this library', async () => {
    const { accounts: store } = await openTestStore(engine);
    const passwordHash =
      'pbkdf2:sha256:1000$OU6eaQSwprqpA6Ma$d4ef656415f6da03e2c5685fadbae0a05bc99b0a5e605b376a8185b98a321e3f';
    await store.insert({ ...newAccount('alice'), passwordHash });
    const upgrade = Promise.withResolvers<'upgraded' | 'changed'>();
    const accounts = createAccounts({
      store: {
        ...store,
        async upgradeHash(change) {
          upgrade.resolve(await store.upgradeHash(change));
          return upgrade.promise;
        },
      },
      passwords: createPasswordHasher({ parameters: { memoryKib: 64, passes: 1, lanes: 1 } }),
    });
    const password = 'correct horse battery';
    expect(await accounts.authenticate('alice', password)).toMatchObject({ id: '1', generation: 0 });
    expect(await upgrade.promise).toBe('upgraded');
    expect((await store.findById('1'))?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    expect(await accounts.authenticate('alice', password)).toMatchObject({ id: '1', generation: 0 });
  });
});

describe('the file of a store', () => {
  it('holds no password', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const store = await openTestStore({ file });
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
