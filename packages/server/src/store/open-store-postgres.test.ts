import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from './open-store.ts';
import { temporaryLocation } from './open-test-store.fixture.ts';
import {
  queryPostgres,
  sharedPostgresUrl,
  temporaryDatabaseUrl,
  temporarySchemaUrl,
} from './postgres/test-database.fixture.ts';
import { StoreOpenError } from './store-open-error.ts';

/** What is told, in one line, about a URL that leads to no store. */
async function openingFails(url: string, openMilliseconds = 20_000): Promise<string> {
  const error: unknown = await openStore({ url, limits: { openMilliseconds } }).then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreOpenError);
  const { message } = error as StoreOpenError;
  const { host, password } = new URL(url);
  expect(message).toContain(`Cannot open the store postgres://${host}/`);
  expect(message).not.toContain('\n');
  if (password !== '') expect(message).not.toContain(password);
  return message;
}

async function changedUrl(change: (url: URL) => void): Promise<string> {
  const url = new URL(await temporarySchemaUrl());
  change(url);
  return url.href;
}

/** The URL of something that listens, and is no PostgreSQL. */
async function listen(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `postgres://alice:marked-password@127.0.0.1:${(server.address() as AddressInfo).port}/latchkey`;
}

async function closedPortUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `postgres://alice:marked-password@127.0.0.1:${port}/latchkey`;
}

describe('opening a store by its URL', () => {
  it('takes sqlite:PATH', async () => {
    const { file } = (await temporaryLocation('sqlite')) as { file: string };
    const store = await openStore({ url: `sqlite:${file}` });
    expect(store.feed.local).toBe(true);
    await store.close();
  });

  it('takes postgresql: as well as postgres:', async () => {
    const url = await temporarySchemaUrl();
    const store = await openStore({ url: url.replace('postgres:', 'postgresql:') });
    expect(store.feed.local).toBe(false);
    await store.close();
  });

  it.each([
    '',
    'latchkey.sqlite',
    'sqlite:',
    'sqlite::memory:',
    'mysql://alice:marked-password@localhost/latchkey',
    'postgres:/alice:marked-password@localhost/latchkey',
    'postgres://alice:marked-password@localhost:port/latchkey',
    'postgres://alice:marked-password%zz@[::/latchkey',
  ])('refuses %j as a mistake, without repeating it', async (url) => {
    const error: unknown = await openStore({ url }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as TypeError).message).toMatch(/^url must be /);
    expect(String((error as TypeError).stack)).not.toContain('marked-password');
  });
});

describe('a store on PostgreSQL whose URL has a parameter that is wrong', () => {
  const urlWith = (parameters: string) =>
    `postgres://alice:marked-password@localhost:5432/latchkey?${parameters}`;

  it.each(['sslcert', 'sslkey', 'sslrootcert'])('names the file of %s that is not there', async (name) => {
    expect(await openingFails(urlWith(`sslmode=verify-full&${name}=/nowhere/root.pem`))).toMatch(
      /its URL names the file \/nowhere\/root\.pem, which cannot be read; correct the path/,
    );
  });

  it.each(['bogus', 'Require', ''])('names the ways there are where sslmode is %j', async (mode) => {
    expect(await openingFails(urlWith(`sslmode=${mode}`))).toContain(
      `its URL says sslmode=${mode}; use one of disable, prefer, require, verify-ca, verify-full, no-verify`,
    );
  });

  it.each([
    'sslmode=disable&sslnegotiation=direct',
    'sslnegotiation=bogus',
    'sslmode=verify-ca&uselibpqcompat=true',
  ])('tells that nothing can be encrypted with %j', async (parameters) => {
    expect(await openingFails(urlWith(parameters))).toMatch(/correct what begins with ssl/);
  });
});

describe('a store on PostgreSQL that cannot be opened', () => {
  it('tells that nothing listens', async () => {
    expect(await openingFails(await closedPortUrl())).toMatch(/nothing listens there; start PostgreSQL/);
  });

  it('tells that the host does not exist', async () => {
    expect(await openingFails('postgres://alice:marked-password@latchkey.invalid:5432/latchkey')).toMatch(
      /this host does not exist|its host cannot be looked up/,
    );
  });

  it('tells that there is no answer', async () => {
    const url = await listen(() => undefined);
    expect(await openingFails(url, 300)).toMatch(/it gives no answer; check host, port and firewall/);
  });

  it('tells that something else listens', async () => {
    const url = await listen((socket) => socket.end());
    expect(await openingFails(url)).toMatch(/it ended the connection; check that it is PostgreSQL/);
  });

  it('tells that the password is wrong', async () => {
    const url = await changedUrl((changed) => (changed.password = 'marked-password'));
    expect(await openingFails(url)).toMatch(/it refuses this user and password; correct them/);
  });

  it('tells that the password is missing', async () => {
    const url = await changedUrl((changed) => (changed.password = ''));
    expect(await openingFails(url)).toMatch(
      /it asks for a password; add one to the URL|it refuses this user/,
    );
  });

  it('tells that a migration took too long', async () => {
    const url = await temporaryDatabaseUrl();
    // Nothing else is as slow for sure as what the database does whenever a table is made.
    await queryPostgres(
      url,
      `create function wait() returns event_trigger language plpgsql as 'begin perform pg_sleep(60); end';
       create event trigger slow on ddl_command_start execute function wait()`,
    );
    expect(await openingFails(url, 300)).toMatch(
      /a statement of its migration took longer than 300 ms; raise limits\.openMilliseconds/,
    );
  });

  it('tells that the database does not exist', async () => {
    const url = await changedUrl((changed) => (changed.pathname = '/nowhere'));
    expect(await openingFails(url)).toMatch(/this database does not exist; create it, or name another/);
  });

  it('tells that the schema does not exist', async () => {
    const url = await changedUrl(({ searchParams }) => searchParams.set('options', '-c search_path=nowhere'));
    expect(await openingFails(url)).toMatch(/none of the schemas in its search_path exists; create one/);
  });

  it('tells that the user may neither create tables nor use them', async () => {
    const shared = await sharedPostgresUrl();
    const user = `test_${crypto.randomUUID().replaceAll('-', '')}`;
    await queryPostgres(shared, `create role ${user} login password 'marked-password'`);
    onTestFinished(() => queryPostgres(shared, `drop role ${user}`).then(() => undefined));
    const url = new URL(shared);
    url.username = user;
    url.password = 'marked-password';
    expect(await openingFails(url.href)).toMatch(/this user lacks rights there; grant it CREATE/);
  });

  it('tells that an encrypted connection was demanded and is not offered', async () => {
    const url = await changedUrl(({ searchParams }) => searchParams.set('sslmode', 'verify-full'));
    expect(await openingFails(url)).toMatch(/demands an encrypted connection, and it offers none/);
  });

  it('tells that the server is read-only', async () => {
    const url = await changedUrl(({ searchParams }) => {
      const options = searchParams.get('options') ?? '';
      searchParams.set('options', `${options} -c default_transaction_read_only=on`);
    });
    expect(await openingFails(url)).toMatch(/it is read-only; name the primary server/);
  });
});
