import { setImmediate as nextTurn } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { resolveLimits } from '../store-limits.ts';
import { PostgresDialect } from './postgres-dialect.ts';
import { PostgresPool } from './postgres-pool.ts';
import { runTransaction } from './run-transaction.ts';
import { temporarySchemaUrl } from './test-database.fixture.ts';

interface Tables {
  counters: { id: number; value: number };
  notes: { text: string };
}

let db: Kysely<Tables>;

beforeEach(async () => {
  const pool = new PostgresPool(await temporarySchemaUrl(), resolveLimits());
  db = new Kysely<Tables>({ dialect: new PostgresDialect(pool) });
  onTestFinished(() => db.destroy());
  await sql`create table counters (id bigint primary key, value bigint not null)`.execute(db);
  await sql`create table notes (text text not null)`.execute(db);
  await db.insertInto('counters').values({ id: 1, value: 0 }).execute();
});

const valueOf = async (id: number) =>
  (await db.selectFrom('counters').select('value').where('id', '=', id).executeTakeFirstOrThrow()).value;
const setCounter = (executor: Kysely<Tables>, id: number, value: number) =>
  executor.updateTable('counters').set({ value }).where('id', '=', id).execute();

describe('transactions', () => {
  it('that lock the row they read lose no update', async () => {
    const increments = Array.from({ length: 20 }, () =>
      runTransaction(db, async (transaction) => {
        const query = transaction.selectFrom('counters').select('value').forUpdate();
        const { value } = await query.executeTakeFirstOrThrow();
        await nextTurn();
        await setCounter(transaction, 1, value + 1);
      }),
    );
    await Promise.all(increments);
    expect(await valueOf(1)).toBe(20);
  });

  it('see in each statement what was committed before it, whatever the default of the server', async () => {
    await sql`select set_config('default_transaction_isolation', 'serializable', false)`.execute(db);
    const values = await db.transaction().execute(async (transaction) => {
      const read = () => transaction.selectFrom('counters').select('value').executeTakeFirstOrThrow();
      const before = await read();
      await setCounter(db, 1, 7);
      return [before, await read()];
    });
    expect(values).toEqual([{ value: 0 }, { value: 7 }]);
  });

  it('are undone when the callback throws', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await setCounter(transaction, 1, 7);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await valueOf(1)).toBe(0);
  });

  it('are store_unavailable where a statement failed and the callback went on', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await setCounter(transaction, 1, 7);
      await sql`select 1 / 0`.execute(transaction).catch(() => undefined);
    });
    await expect(failing).rejects.toMatchObject({ code: 'store_unavailable', cause: { code: '25P02' } });
    expect(await valueOf(1)).toBe(0);
  });

  it('that wait for each other are run again until both are done', async () => {
    await db.insertInto('counters').values({ id: 2, value: 0 }).execute();
    const bothHoldOne = Promise.withResolvers<undefined>();
    let holding = 0;
    let runs = 0;
    const lockBoth = (first: number, second: number) =>
      runTransaction(db, async (transaction) => {
        runs += 1;
        await setCounter(transaction, first, 1);
        holding += 1;
        if (holding === 2) bothHoldOne.resolve(undefined);
        await bothHoldOne.promise;
        await setCounter(transaction, second, 1);
      });
    await Promise.all([lockBoth(1, 2), lockBoth(2, 1)]);
    expect(runs).toBe(3);
    expect([await valueOf(1), await valueOf(2)]).toEqual([1, 1]);
  });

  it('are given up where PostgreSQL undoes them again and again', async () => {
    let runs = 0;
    const failing = runTransaction(db, async (transaction) => {
      runs += 1;
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(transaction);
    });
    await expect(failing).rejects.toMatchObject({ code: 'store_unavailable', cause: { code: '40001' } });
    expect(runs).toBe(3);
  });
});

describe('errors of PostgreSQL', () => {
  it('keep the code of a violated constraint', async () => {
    const twice = db.insertInto('counters').values({ id: 1, value: 0 }).execute();
    await expect(twice).rejects.toMatchObject({ name: 'PostgresError', code: '23505' });
  });

  it('never show the values of a statement', async () => {
    await sql`create unique index one_note on notes (text)`.execute(db);
    const write = () => db.insertInto('notes').values({ text: 'marked-value' }).execute();
    await write();
    const error: unknown = await write().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(`${String(error)} ${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain(
      'marked-value',
    );
  });

  it('never show what a function says about its arguments', async () => {
    const failing = sql`select cast(${'marked-value'}::text as bigint)`.execute(db);
    await expect(failing).rejects.toMatchObject({ cause: { message: 'data exception', code: '22P02' } });
  });
});

describe('values', () => {
  it.each([2 ** 53, -(2 ** 53), 1.5, NaN, Infinity, 1n, undefined, '\ud800', 'a\0b', new Date(0), {}])(
    'that would be stored as something else are refused: %s',
    async (value) => {
      await expect(sql`select ${value}::text`.execute(db)).rejects.toThrow(TypeError);
    },
  );

  it.each([
    ['text', null],
    ['bigint', 0],
    ['bigint', Number.MAX_SAFE_INTEGER],
    ['bigint', -1],
    ['text', ''],
    ['text', '\u{1f511} " \' \\ ; --'],
    ['bytea', Buffer.from([0, 255])],
  ])('of the type %s come back as they were stored: %s', async (type, value) => {
    const { rows } = await sql`select ${value}::${sql.raw(type)} as value`.execute(db);
    expect(rows).toEqual([{ value }]);
  });

  it('beyond 2^53 are never read wrongly, nor shown', async () => {
    const reading = sql`select 9007199254740993::bigint as value`.execute(db);
    await expect(reading).rejects.toMatchObject({
      code: 'store_unavailable',
      cause: { message: 'a number in the database is beyond 2^53' },
    });
  });

  it('that are counted are numbers', async () => {
    const { rows } = await sql`select count(*) as value from counters`.execute(db);
    expect(rows).toEqual([{ value: 1 }]);
  });

  it('of inserts, updates and deletions tell what was done', async () => {
    const insert = await db.insertInto('counters').values({ id: 5, value: 1 }).executeTakeFirstOrThrow();
    expect(insert.numInsertedOrUpdatedRows).toBe(1n);
    const update = await db.updateTable('counters').set({ value: 3 }).executeTakeFirstOrThrow();
    expect(update.numUpdatedRows).toBe(2n);
    const deletion = await db.deleteFrom('counters').executeTakeFirstOrThrow();
    expect(deletion.numDeletedRows).toBe(2n);
  });
});
