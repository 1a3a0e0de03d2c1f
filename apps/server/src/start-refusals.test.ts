import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporarySchemaUrl } from '../../../packages/server/src/store/postgres/test-database.fixture.ts';
import { ready, refusal, start } from './server-process.fixture.ts';
import { temporaryFolder } from './test-server.fixture.ts';

const secret = 'q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-';
const otherSecret = 'b8Xn3Au0Yd5Wc9Oo2Ml7Ki4Hg6Et1Qb-';

/** Starts a server and stops it again, so that its store exists. */
async function startOnce(env: Record<string, string>): Promise<void> {
  const child = start(env);
  await ready(child);
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function expectOneLine(env: Record<string, string>, line: RegExp): Promise<void> {
  expect(await refusal(env)).toEqual({ code: 1, lines: [expect.stringMatching(line) as string] });
}

describe.each(['sqlite', 'postgres'] as const)('a store on %s', (engine) => {
  const location = async () =>
    engine === 'postgres' ? temporarySchemaUrl() : `sqlite:${join(temporaryFolder(), 'store.sqlite')}`;

  it('is refused to a server with another secret, and opens for one that accepts the old one, too', async () => {
    const env = { DATABASE_URL: await location(), DATA_DIR: temporaryFolder() };
    await startOnce({ ...env, SECRET_KEY: secret });
    await expectOneLine(
      { ...env, SECRET_KEY: otherSecret },
      /^latchkey: the store was made with another secret: set SECRET_KEY to that one, or list it/,
    );
    await startOnce({ ...env, SECRET_KEY: otherSecret, SECRET_KEY_ALSO_ACCEPT: secret });
  });
});

it('refuses a store that a newer version has written', async () => {
  const file = join(temporaryFolder(), 'store.sqlite');
  const env = { DATABASE_URL: `sqlite:${file}`, DATA_DIR: temporaryFolder(), SECRET_KEY: secret };
  await startOnce(env);
  const database = new DatabaseSync(file);
  database.exec("INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2030-01-01')");
  database.close();
  await expectOneLine(env, /^latchkey: Cannot open the store .*a newer version of Latchkey has written it/);
});

describe('a PostgreSQL', () => {
  const common = () => ({ DATA_DIR: temporaryFolder(), SECRET_KEY: secret });

  it('that is not there is refused in one line without its password', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const DATABASE_URL = `postgres://latchkey:marked@127.0.0.1:${port}/latchkey`;
    const { code, lines } = await refusal({ ...common(), DATABASE_URL });
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
    expect(lines[0]).toMatch(new RegExp(`^latchkey: Cannot open the store .*127.0.0.1:${port}`));
    expect(lines[0]).not.toContain('marked');
  });

  it('that accepts connections and says nothing is refused in time', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const DATABASE_URL = `postgres://latchkey:marked@127.0.0.1:${port}/latchkey`;
    await expectOneLine({ ...common(), DATABASE_URL }, /^latchkey: Cannot open the store /);
  });

  it.each([
    ['a wrong password', (url: URL) => (url.password = 'wrong'), /password|role/],
    ['a database that does not exist', (url: URL) => (url.pathname = '/nowhere'), /nowhere/],
  ])('is refused for %s', async (_what, change, reason) => {
    const url = new URL(await temporarySchemaUrl());
    change(url);
    await expectOneLine({ ...common(), DATABASE_URL: url.href }, reason);
  });

  it('needs a secret that all servers share', async () => {
    await expectOneLine(
      { DATA_DIR: temporaryFolder(), DATABASE_URL: 'postgres://u:p@127.0.0.1/latchkey' },
      /^latchkey: SECRET_KEY is not set, and a PostgreSQL store needs one/,
    );
  });
});
