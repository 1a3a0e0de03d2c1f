import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inspect } from 'node:util';
import {
  createAccounts,
  createPasswordHasher,
  openSessions,
  openStore,
  importSecretKey,
  verifyJwt,
} from '@latchkey/server';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../test-server.fixture.ts';
import { markedSecrets } from './marked-secrets.fixture.ts';

/** Everything that an error holds, its causes and what is hidden included. */
async function errorOf(attempt: () => unknown): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    return inspect(error, { depth: null, showHidden: true, maxStringLength: null });
  }
  throw new Error('it did not fail');
}

it('no secret is in an error, nor in its causes', async () => {
  const marks = markedSecrets();
  const file = join(temporaryFolder(), 'store.sqlite');
  const secretKey = marks.make('the secret key');
  const store = await openStore({ file, limits: { busyMilliseconds: 20 } });
  const passwords = createPasswordHasher({ parameters: { memoryKib: 64, passes: 1, lanes: 1 } });
  const accounts = createAccounts({ store: store.accounts, passwords });
  const sessions = await openSessions({ store, secretKey });
  onTestFinished(async () => {
    await sessions.close();
    await store.close();
  });
  const [password, newPassword] = [marks.make('a password'), marks.make('a new password')];
  const created = await accounts.create({ username: 'alice', password });
  if (created.result !== 'created') throw new Error('there is a user already');
  const { id } = created.account;
  const locked = new DatabaseSync(file);
  onTestFinished(() => locked.close());
  locked.exec('BEGIN IMMEDIATE');
  const secret = marks.make('what was given');
  const passwordHash = await passwords.hash(secret);
  marks.watch('a hash', passwordHash.slice(passwordHash.lastIndexOf('$') + 1));
  const brought = { username: 'bob', passwordHash, scopes: [], enabled: true, createdAtSeconds: 0 };
  const errors = [
    await errorOf(() => accounts.create({ username: 'bob', password: secret })),
    await errorOf(() => accounts.create({ username: `${secret} ${secret}`, password: secret })),
    await errorOf(() => accounts.create({ username: 'bob', password: `${secret}\ud800` })),
    await errorOf(() => accounts.create({ username: 'bob', password: secret, scopes: [`${secret} "`] })),
    await errorOf(() => accounts.register({ username: 'bob', password: secret.slice(0, 14) })),
    await errorOf(() => accounts.importMany([brought])),
    await errorOf(() => accounts.setPassword(id, newPassword)),
    await errorOf(() =>
      accounts.changePassword({ id, currentPassword: password, newPassword, exceptSid: null }),
    ),
    await errorOf(() =>
      accounts.changePassword({ id, currentPassword: secret, newPassword, exceptSid: null }),
    ),
    await errorOf(() => openSessions({ store, secretKey: secret })),
    await errorOf(() => openSessions({ store, secretKey: secret.slice(0, 20) })),
    await errorOf(() => openStore({ url: `postgres://latchkey:${secret}@127.0.0.1:1/latchkey` })),
    await errorOf(() => openStore({ url: `postgres://${secret}@` })),
    await errorOf(() => verifyJwt(secret, importSecretKey(secretKey), { issuer: 'i', audience: 'a' })),
    await errorOf(() => importSecretKey(secret.slice(0, 20))),
  ];
  const outputs = errors.map((text, at) => ({ where: `error ${at}`, text }));
  expect(marks.findIn(outputs)).toEqual([]);
  // The search sees what a cause hides.
  const hidden = new Error('outer', { cause: Object.assign(new Error('inner'), { parameters: [secret] }) });
  expect(marks.findIn([{ where: 'it', text: await errorOf(() => Promise.reject(hidden)) }])).not.toEqual([]);
});
