import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, watchWorkers } from '../open-test-store.fixture.ts';
import { resolveLimits } from '../store-limits.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { SqliteDialect } from './sqlite-dialect.ts';

interface Tables {
  counters: { id: number; value: number };
  notes: { text: string };
}

let db: Kysely<Tables>;
let workers: ReturnType<typeof watchWorkers>;

beforeEach(async () => {
  workers = watchWorkers();
  const file = join(temporaryFolder(), 'test.sqlite');
  writeFileSync(file, '');
  db = new Kysely<Tables>({
    dialect: new SqliteDialect(new SqliteDatabase({ file, busyMilliseconds: 1_000 }, resolveLimits())),
  });
  onTestFinished(() => db.destroy());
  await sql`create table counters (id integer primary key, value integer not null) strict`.execute(db);
  await sql`create table notes (text text not null) strict`.execute(db);
  await db.insertInto('counters').values({ id: 1, value: 0 }).execute();
});

const counter = async () => (await db.selectFrom('counters').select('value').executeTakeFirstOrThrow()).value;
const setCounter = (executor: Kysely<Tables>, value: number) =>
  executor.updateTable('counters').set({ value }).execute();

describe('transactions on the one connection', () => {
  it('never interleave, with each other or with single statements', async () => {
    const increments = Array.from({ length: 20 }, () =>
      db.transaction().execute(async (transaction) => {
        const { value } = await transaction.selectFrom('counters').select('value').executeTakeFirstOrThrow();
        await nextTurn();
        await setCounter(transaction, value + 1);
      }),
    );
    const singles = Array.from({ length: 20 }, () =>
      db
        .updateTable('counters')
        .set((update) => ({ value: update('value', '+', 1) }))
        .execute(),
    );
    await Promise.all([...increments, ...singles]);
    expect(await counter()).toBe(40);
  });

  it('are undone when the callback throws, and the connection goes on', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await setCounter(transaction, 7);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await counter()).toBe(0);
  });

  it('do not go on outside of themselves when SQLite has ended them', async () => {
    const broken = db.transaction().execute(async (transaction) => {
      await setCounter(transaction, 7);
      await sql`rollback`.execute(transaction);
      await setCounter(transaction, 8);
    });
    await expect(broken).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(await counter()).toBe(0);
  });

  it('do not go on in another worker when theirs died, and are undone', async () => {
    const killed = db.transaction().execute(async (transaction) => {
      await setCounter(transaction, 7);
      await workers.latest().terminate();
      await setCounter(transaction, 8);
    });
    await expect(killed).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(await counter()).toBe(0);
    expect(workers.count()).toBe(2);
  });

  it('fail with the error of the callback, even where nothing is left to undo', async () => {
    const failing = db.transaction().execute(async () => {
      await workers.latest().terminate();
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
  });
});

describe('errors of SQLite', () => {
  it('keep the result code of a violated constraint', async () => {
    const twice = db.insertInto('counters').values({ id: 1, value: 0 }).execute();
    await expect(twice).rejects.toMatchObject({ name: 'SqliteError', resultCode: 1555 });
  });

  it('are store_unavailable, with the cause kept, when the disk is full, and pass with the fault', async () => {
    await sql`pragma max_page_count = 4`.execute(db);
    const write = (text: string) => db.insertInto('notes').values({ text }).execute();
    const refused = write('x'.repeat(100_000));
    await expect(refused).rejects.toMatchObject({ code: 'store_unavailable', cause: { resultCode: 13 } });
    await sql`pragma max_page_count = 1000`.execute(db);
    await write('x'.repeat(100_000));
    expect(await db.selectFrom('notes').selectAll().execute()).toHaveLength(1);
  });

  it('never show what a function says about its arguments', async () => {
    const failing = sql`select json_extract('{}', ${'marked-value'})`.execute(db);
    await expect(failing).rejects.toMatchObject({ cause: { message: 'SQL logic error', resultCode: 1 } });
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
});

describe('values', () => {
  it.each([2 ** 53, -(2 ** 53), 1.5, NaN, Infinity, 1n, true, undefined, '\ud800', new Date(0), {}])(
    'that would be stored as something else are refused: %s',
    async (value) => {
      await expect(sql`select ${value}`.execute(db)).rejects.toThrow(TypeError);
    },
  );

  it('come back as they were stored', async () => {
    for (const value of [
      null,
      0,
      Number.MAX_SAFE_INTEGER,
      -1,
      '',
      'a\0b',
      '\u{1f511}',
      new Uint8Array([0, 255]),
    ]) {
      const { rows } = await sql<{ value: unknown }>`select ${value} as value`.execute(db);
      expect(rows).toEqual([{ value }]);
    }
  });

  it('beyond 2^53 are never read wrongly, nor shown', async () => {
    const reading = sql`select 9007199254740993 as value`.execute(db);
    await expect(reading).rejects.toMatchObject({
      code: 'store_unavailable',
      cause: { message: 'the database thread failed: ERR_OUT_OF_RANGE' },
    });
  });

  it('of inserts and updates tell what was done', async () => {
    const insert = await db.insertInto('counters').values({ id: 5, value: 1 }).executeTakeFirstOrThrow();
    expect(insert).toMatchObject({ insertId: 5n, numInsertedOrUpdatedRows: 1n });
    const update = await db.updateTable('counters').set({ value: 3 }).executeTakeFirstOrThrow();
    expect(update.numUpdatedRows).toBe(2n);
  });
});
