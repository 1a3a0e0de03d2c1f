import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { StoreLocation } from '../store-location.ts';
import { openStore } from '../open-store.ts';
import { engines, openTestStore, temporaryLocation } from '../open-test-store.fixture.ts';
import { accounts } from './0001-accounts.ts';
import { migrate } from './migrate.ts';
import { migrations, migrationTable } from './migrations.ts';
import { openRawDatabase } from './raw-database.fixture.ts';

const run = promisify(execFile);

async function migrationsIn(location: StoreLocation): Promise<string[]> {
  const { tables, kind } = openRawDatabase(location);
  const table = migrationTable[kind];
  const rows = await tables.selectFrom(table).select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

async function addMigration(location: StoreLocation, name: string): Promise<void> {
  const { tables, kind } = openRawDatabase(location);
  const table = migrationTable[kind];
  await tables.insertInto(table).values({ name, timestamp: '2999-01-01T00:00:00.000Z' }).execute();
}

describe.each(engines)('migrating a store (%s)', (engine) => {
  it('brings an empty database to the newest version', async () => {
    const location = await temporaryLocation(engine);
    await (await openTestStore(location)).close();
    expect(await migrationsIn(location)).toEqual(Object.keys(migrations));
  });

  it('changes nothing the second time', async () => {
    const { db, tables, kind } = openRawDatabase(await temporaryLocation(engine));
    await migrate(db, kind);
    const epoch = await tables.selectFrom('feed_head').selectAll().execute();
    await migrate(db, kind);
    expect(await tables.selectFrom('feed_head').selectAll().execute()).toEqual(epoch);
  });

  it('happens once when many open a new store at once', async () => {
    const location = await temporaryLocation(engine);
    const stores = await Promise.all(Array.from({ length: 4 }, () => openTestStore(location)));
    await Promise.all(stores.map((store) => store.check()));
    expect(await migrationsIn(location)).toEqual(Object.keys(migrations));
  });

  it('happens once when two processes open a new store at once', async () => {
    const location = await temporaryLocation(engine);
    const script = `
      const { openStore } = await import(${JSON.stringify(new URL('../open-store.ts', import.meta.url).href)});
      const store = await openStore(${JSON.stringify(location)});
      await store.check();
      await store.close();
      console.log('opened and closed');`;
    const open = () =>
      run(process.execPath, ['--conditions=latchkey-source', '--input-type=module', '-e', script]);
    for (const { stdout, stderr } of await Promise.all([open(), open()])) {
      expect({ stdout, stderr }).toEqual({ stdout: 'opened and closed\n', stderr: '' });
    }
    expect(await migrationsIn(location)).toEqual(Object.keys(migrations));
  });

  it('refuses a store of a newer version and leaves it as it was', async () => {
    const location = await temporaryLocation(engine);
    await (await openTestStore(location)).close();
    await addMigration(location, '9999-future');
    await expect(openStore(location)).rejects.toThrow(/a newer version of Latchkey has written it/);
    expect(await migrationsIn(location)).toEqual([...Object.keys(migrations), '9999-future']);
  });

  it('that fails half way leaves nothing, and says why', async () => {
    const { db, tables, kind } = openRawDatabase(await temporaryLocation(engine));
    const failing = {
      '0001-accounts': accounts,
      '0002-fails': () => Promise.reject(new Error('changed my mind')),
    };
    await expect(migrate(db, kind, failing)).rejects.toThrow('changed my mind');
    await expect(tables.selectFrom('users').selectAll().execute()).rejects.toMatchObject({
      code: 'store_unavailable',
    });
    await migrate(db, kind);
    expect(await tables.selectFrom('users').selectAll().execute()).toEqual([]);
  });
});

describe('the tables of a SQLite store', () => {
  it('are strict, in a write-ahead log', async () => {
    const location = await temporaryLocation('sqlite');
    await (await openTestStore(location)).close();
    const { db } = openRawDatabase(location);
    const { rows } = await sql`select name from pragma_table_list where strict = 0
      and name not like 'sqlite_%'`.execute(db);
    expect(rows).toEqual([]);
    expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }]);
  });
});
