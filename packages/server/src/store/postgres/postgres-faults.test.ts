import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { findBinaries } from '../../../../../tools/postgres/find-binaries.ts';
import { createProxy } from '../../../../../tools/postgres/create-proxy.ts';
import { type OwnPostgres, startOwnPostgres } from '../../../../../tools/postgres/start-own-postgres.ts';
import type { SqlEngine } from '../engine.ts';
import { newAccount } from '../new-account.fixture.ts';
import { openTestEngine, openTestStore } from '../open-test-store.fixture.ts';
import { resolveLimits } from '../store-limits.ts';
import { createPostgresEngine } from './create-postgres-engine.ts';
import {
  queryPostgres,
  sharedPostgresUrl,
  temporaryDatabaseUrl,
  temporarySchemaUrl,
} from './test-database.fixture.ts';

const unavailable = { name: 'LatchkeyError', code: 'store_unavailable', retryAfterSeconds: 2 };
const patient = { answerMilliseconds: 60_000, busyMilliseconds: 60_000 };

describe.skipIf(findBinaries() === null)('a store whose PostgreSQL ends', () => {
  let server: OwnPostgres;
  beforeAll(async () => {
    server = await startOwnPostgres();
  });
  afterAll(() => server.stop());

  async function temporarySchema(): Promise<string> {
    const url = new URL(server.url);
    const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
    await queryPostgres(server.url, `create schema ${name}`);
    url.searchParams.set('options', `-c search_path=${name}`);
    return url.href;
  }

  it('refuses every call at once, and serves again when it is back', async () => {
    const { accounts, check } = await openTestStore({ url: await temporarySchema() }, patient);
    await accounts.insert(newAccount('alice'));
    await server.stopServer();
    const calls = [check(), accounts.insert(newAccount('bob')), accounts.findByUsername('alice')];
    for (const call of calls) await expect(call).rejects.toMatchObject(unavailable);
    await server.startAgain();
    expect(await accounts.findByUsername('alice')).toMatchObject({ id: '1' });
    expect(await accounts.insert(newAccount('bob'))).toMatchObject({ result: 'inserted' });
  });

  it('undoes the transaction that was under way', async () => {
    const { db, transaction } = await openTestEngine({ url: await temporarySchema() }, patient);
    const killed = transaction(async (running) => {
      await sql`update feed_head set number = 7`.execute(running);
      await server.stopServer('kill');
      await sql`update feed_head set keep_seconds = 7`.execute(running);
    });
    await expect(killed).rejects.toMatchObject(unavailable);
    await server.startAgain();
    expect(await db.selectFrom('feed_head').select(['number', 'keep_seconds']).execute()).toEqual([
      { number: 0, keep_seconds: 0 },
    ]);
  });

  it('keeps what was acknowledged before it was killed', async () => {
    const { accounts } = await openTestStore({ url: await temporarySchema() }, patient);
    await accounts.insert(newAccount('alice'));
    await server.stopServer('kill');
    await server.startAgain();
    const found = await vi.waitFor(() => accounts.findByUsername('alice'));
    expect(found).toMatchObject({ id: '1' });
  });

  it('is closed all the same', async () => {
    const store = await openTestStore({ url: await temporarySchema() }, patient);
    await store.check();
    await server.stopServer();
    expect(await store.close()).toEqual({ result: 'closed' });
    await server.startAgain();
  });
});

/** A transaction that has begun, and ends with `finish`. */
async function hold(engine: SqlEngine) {
  const begun = Promise.withResolvers<undefined>();
  const end = Promise.withResolvers<undefined>();
  const ended = engine.transaction(async () => {
    begun.resolve(undefined);
    await end.promise;
  });
  await begun.promise;
  return {
    finish() {
      end.resolve(undefined);
      return ended;
    },
  };
}

describe('a store on PostgreSQL with every connection in use', () => {
  it('keeps an ordinary number of callers waiting, and refuses more at once', async () => {
    const engine = await openTestEngine('postgres', { ...patient, maxConnections: 1, maxWaiting: 1 });
    const { finish } = await hold(engine);
    const waiting = engine.check();
    await expect(engine.check()).rejects.toMatchObject({
      ...unavailable,
      cause: { message: '1 callers are waiting already' },
    });
    await finish();
    await expect(waiting).resolves.toBeUndefined();
  });

  it('refuses those who waited too long, and serves when one is free', async () => {
    const engine = await openTestEngine('postgres', { maxConnections: 1, answerMilliseconds: 500 });
    const { finish } = await hold(engine);
    await expect(engine.check()).rejects.toMatchObject({
      ...unavailable,
      cause: { message: 'no turn within 500 ms' },
    });
    // Its session was left open for too long, too.
    await finish().catch(() => undefined);
    await expect(engine.check()).resolves.toBeUndefined();
  });
});

describe('a statement on PostgreSQL', () => {
  it('that hangs on a lock is given up, and the connection goes on', async () => {
    const url = await temporarySchemaUrl();
    const holder = await openTestEngine({ url }, patient);
    const { db, check } = await openTestEngine({ url }, { maxConnections: 1, busyMilliseconds: 100 });
    await holder.transaction(async (transaction) => {
      await sql`lock table users in access exclusive mode`.execute(transaction);
      await expect(check()).rejects.toMatchObject({ ...unavailable, cause: { code: '55P03' } });
      await expect(db.selectFrom('feed_head').select('number').execute()).resolves.toHaveLength(1);
    });
    await expect(check()).resolves.toBeUndefined();
  });

  it('that takes too long is ended by the server', async () => {
    const { db, check } = await openTestEngine('postgres', { maxConnections: 1, answerMilliseconds: 500 });
    await expect(sql`select pg_sleep(60)`.execute(db)).rejects.toMatchObject({
      ...unavailable,
      cause: { code: '57014' },
    });
    await expect(check()).resolves.toBeUndefined();
  });

  it('in a transaction that is left open is refused, and holds up others only for a while', async () => {
    const url = await temporarySchemaUrl();
    const sleeper = await openTestEngine({ url }, { answerMilliseconds: 300 });
    const other = await openTestEngine({ url }, patient);
    const raiseHead = sql`update feed_head set number = number + 1`;
    const left = sleeper.transaction(async (transaction) => {
      await raiseHead.execute(transaction);
      // Waits for the row until the server has ended the session that sleeps here.
      await raiseHead.execute(other.db);
      await raiseHead.execute(transaction);
    });
    await expect(left).rejects.toMatchObject(unavailable);
    expect(await other.db.selectFrom('feed_head').select('number').execute()).toEqual([{ number: 1 }]);
  });

  it('that would write to a read-only server is refused, and reads are served', async () => {
    const url = new URL(await temporarySchemaUrl());
    await (await openTestEngine({ url: url.href })).close();
    const options = url.searchParams.get('options') ?? '';
    url.searchParams.set('options', `${options} -c default_transaction_read_only=on`);
    const { db, check, close } = createPostgresEngine(url.href, resolveLimits());
    onTestFinished(async () => {
      await close();
    });
    await expect(sql`update feed_head set number = 7`.execute(db)).rejects.toMatchObject({
      ...unavailable,
      cause: { code: '25006' },
    });
    await expect(check()).resolves.toBeUndefined();
  });

  it('that would write to a database that was read-only for a while is served afterwards', async () => {
    const url = await temporaryDatabaseUrl();
    await (await openTestEngine({ url })).close();
    const alter = async (change: string) =>
      queryPostgres(await sharedPostgresUrl(), `alter database ${new URL(url).pathname.slice(1)} ${change}`);
    await alter('set default_transaction_read_only = on');
    const { db, close } = createPostgresEngine(url, resolveLimits({ maxConnections: 1 }));
    onTestFinished(async () => {
      await close();
    });
    const raiseHead = () => sql`update feed_head set number = number + 1`.execute(db);
    await expect(raiseHead()).rejects.toMatchObject({ ...unavailable, cause: { code: '25006' } });
    await alter('reset default_transaction_read_only');
    await expect(raiseHead()).resolves.toMatchObject({ numAffectedRows: 1n });
  });
});

describe('a connection to PostgreSQL that is terminated', () => {
  /** Only the connections of one test. */
  async function namedUrl() {
    const url = new URL(await temporarySchemaUrl());
    const name = `test-${crypto.randomUUID()}`;
    url.searchParams.set('application_name', name);
    const terminate = () =>
      queryPostgres(
        url.href.replace(name, 'admin'),
        `select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = '${name}'`,
      );
    return { url: url.href, terminate };
  }

  it('while it is idle does not end the process, and is replaced', async () => {
    const { url, terminate } = await namedUrl();
    const { check } = await openTestEngine({ url }, patient);
    await Promise.all([check(), check()]);
    expect(await terminate()).toHaveLength(2);
    // A call may meet a connection whose end has not been heard of yet.
    await vi.waitFor(check);
    await expect(check()).resolves.toBeUndefined();
  });

  it('in a transaction undoes it, and is replaced', async () => {
    const { url, terminate } = await namedUrl();
    const { db, transaction } = await openTestEngine({ url }, patient);
    const running = transaction(async (held) => {
      await sql`update feed_head set number = 7`.execute(held);
      expect(await terminate()).toHaveLength(1);
      await sql`update feed_head set number = 8`.execute(held);
    });
    await expect(running).rejects.toMatchObject(unavailable);
    expect(await db.selectFrom('feed_head').select('number').execute()).toEqual([{ number: 0 }]);
  });

  it('fails the transaction with the error of the callback', async () => {
    const { url, terminate } = await namedUrl();
    const { transaction } = await openTestEngine({ url }, patient);
    const failing = transaction(async (held) => {
      await sql`update feed_head set number = 7`.execute(held);
      await terminate();
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
  });
});

describe('a network to PostgreSQL that fails', () => {
  async function throughProxy(limits = {}) {
    const proxy = await createProxy(await temporarySchemaUrl());
    onTestFinished(() => proxy.close());
    return { proxy, engine: await openTestEngine({ url: proxy.url }, limits) };
  }

  it('by stalling costs a call no more than its deadline, and serves when it flows again', async () => {
    const { engine, proxy } = await throughProxy({ answerMilliseconds: 500 });
    await engine.check();
    proxy.stall();
    const calls = Array.from({ length: 3 }, () => engine.check());
    for (const { status } of await Promise.allSettled(calls)) expect(status).toBe('rejected');
    await expect(engine.check()).rejects.toMatchObject(unavailable);
    proxy.flow();
    await expect(engine.check()).resolves.toBeUndefined();
  });

  it('by stalling does not keep the store from being closed', async () => {
    const { engine, proxy } = await throughProxy({ ...patient, closeMilliseconds: 100 });
    await engine.check();
    proxy.stall();
    const refused = expect(engine.check()).rejects.toMatchObject(unavailable);
    expect(await engine.close()).toEqual({ result: 'closed' });
    await refused;
  });

  it('by cutting connections refuses the calls under way', async () => {
    const { engine, proxy } = await throughProxy(patient);
    const sleeping = expect(sql`select pg_sleep(60)`.execute(engine.db)).rejects.toMatchObject(unavailable);
    const admin = await openTestEngine('postgres');
    await vi.waitFor(async () => {
      const { rows } = await sql`select 1 from pg_stat_activity where query = 'select pg_sleep(60)'`.execute(
        admin.db,
      );
      expect(rows).not.toHaveLength(0);
    });
    proxy.cut();
    await sleeping;
    await expect(engine.check()).resolves.toBeUndefined();
  });
});

describe('closing a store on PostgreSQL', () => {
  it('finishes what is under way, and refuses what waits and what comes later', async () => {
    const engine = await openTestEngine('postgres', {
      ...patient,
      maxConnections: 1,
      closeMilliseconds: 60_000,
    });
    const begun = Promise.withResolvers<undefined>();
    const finish = Promise.withResolvers<undefined>();
    const running = engine.transaction(async (transaction) => {
      begun.resolve(undefined);
      await finish.promise;
      await sql`update feed_head set number = 7`.execute(transaction);
      return 'done';
    });
    await begun.promise;
    const waiting = expect(engine.check()).rejects.toMatchObject(unavailable);
    const closing = engine.close();
    await waiting;
    finish.resolve(undefined);
    expect(await running).toBe('done');
    expect(await closing).toEqual({ result: 'closed' });
    await expect(engine.check()).rejects.toMatchObject(unavailable);
  });
});
