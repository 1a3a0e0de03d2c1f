import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createProxy } from '../../../../../tools/postgres/create-proxy.ts';
import type { SqlEngine } from '../engine.ts';
import { openTestEngine } from '../open-test-store.fixture.ts';
import { queryPostgres, temporarySchemaUrl } from './test-database.fixture.ts';

const unavailable = { code: 'store_unavailable' };
const patient = { answerMilliseconds: 60_000, busyMilliseconds: 60_000 };

async function follow(engine: SqlEngine) {
  const wake = vi.fn<() => void>();
  const connection = await engine.openFeedConnection(wake);
  onTestFinished(() => connection.close());
  return { ...connection, wake };
}

const readHead = ({ db }: Pick<SqlEngine, 'db'>) => db.selectFrom('feed_head').select('number').execute();

const raiseHead = (engine: SqlEngine) =>
  engine.transaction(async (transaction) => {
    await sql`update feed_head set number = number + 1`.execute(transaction);
    await engine.wakeOthers(transaction);
  });

describe('the connection of the feed', () => {
  it('is woken by other nodes when their transaction commits, and sees what they wrote', async () => {
    const url = await temporarySchemaUrl();
    const feed = await follow(await openTestEngine({ url }));
    await raiseHead(await openTestEngine({ url }));
    await vi.waitFor(() => expect(feed.wake).toHaveBeenCalledOnce());
    expect(await readHead(feed)).toEqual([{ number: 1 }]);
  });

  it('is not woken by a transaction that was undone, nor by a store in another schema', async () => {
    const url = await temporarySchemaUrl();
    const engine = await openTestEngine({ url });
    const feed = await follow(engine);
    const failing = engine.transaction(async (transaction) => {
      await engine.wakeOthers(transaction);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await raiseHead(await openTestEngine('postgres'));
    // What is said on one channel arrives in the order of commits.
    await raiseHead(engine);
    await vi.waitFor(() => expect(feed.wake).toHaveBeenCalled());
    expect(feed.wake).toHaveBeenCalledOnce();
  });

  it('hears of everything that commits after it is open', async () => {
    const url = await temporarySchemaUrl();
    const engine = await openTestEngine({ url });
    const opened = Array.from({ length: 5 }, async () => {
      const feed = await follow(engine);
      await raiseHead(engine);
      return feed;
    });
    for (const { wake } of await Promise.all(opened)) await vi.waitFor(() => expect(wake).toHaveBeenCalled());
  });

  it('takes none of the connections of the pool', async () => {
    const engine = await openTestEngine('postgres', { maxConnections: 1 });
    const feed = await follow(engine);
    const numbers = await engine.transaction(() => readHead(feed));
    expect(numbers).toEqual([{ number: 0 }]);
  });

  it('answers callers one after another', async () => {
    const feed = await follow(await openTestEngine('postgres'));
    expect(await Promise.all([readHead(feed), readHead(feed)])).toHaveLength(2);
  });
});

describe('the connection of the feed, when it fails', () => {
  it('wakes, and refuses every later query, until another is opened', async () => {
    const url = new URL(await temporarySchemaUrl());
    const name = `test-${crypto.randomUUID()}`;
    url.searchParams.set('application_name', name);
    const engine = await openTestEngine({ url: url.href });
    await (await follow(engine)).close();
    const feed = await follow(engine);
    await queryPostgres(
      url.href.replace(name, 'admin'),
      `select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = '${name}'`,
    );
    await vi.waitFor(() => expect(feed.wake).toHaveBeenCalled());
    await expect(readHead(feed)).rejects.toMatchObject(unavailable);
    await expect(readHead(feed)).rejects.toMatchObject(unavailable);
    await vi.waitFor(async () => expect(await readHead(await follow(engine))).toHaveLength(1));
  });

  it('by stalling refuses the query at its deadline, and every later one at once', async () => {
    const proxy = await createProxy(await temporarySchemaUrl());
    onTestFinished(() => proxy.close());
    const engine = await openTestEngine({ url: proxy.url }, { answerMilliseconds: 500 });
    const feed = await follow(engine);
    proxy.stall();
    await expect(readHead(feed)).rejects.toMatchObject(unavailable);
    proxy.flow();
    await expect(readHead(feed)).rejects.toMatchObject({
      ...unavailable,
      cause: { message: 'the connection has failed before' },
    });
  });

  it('is closed all the same, and cuts off the query under way', async () => {
    const proxy = await createProxy(await temporarySchemaUrl());
    onTestFinished(() => proxy.close());
    const engine = await openTestEngine({ url: proxy.url }, { ...patient, closeMilliseconds: 100 });
    const feed = await follow(engine);
    proxy.stall();
    const refused = expect(readHead(feed)).rejects.toMatchObject(unavailable);
    await feed.close();
    await refused;
  });

  it('is not opened while nothing answers', async () => {
    const proxy = await createProxy(await temporarySchemaUrl());
    const engine = await openTestEngine({ url: proxy.url });
    await proxy.close();
    await expect(engine.openFeedConnection(() => undefined)).rejects.toMatchObject({
      ...unavailable,
      cause: { code: 'ECONNREFUSED' },
    });
  });
});
