import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRawDatabase } from './migrations/raw-database.fixture.ts';
import { migrate } from './migrations/migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { engines, openTestStore, temporaryFolder, temporaryLocation } from './open-test-store.fixture.ts';
import { queryPostgres } from './postgres/test-database.fixture.ts';
import { readStoreVersion } from './read-store-version.ts';
import { StoreOpenError } from './store-open-error.ts';

const names = Object.keys(migrations);
const newest = names.at(-1);

describe.each(engines)('the version of a store on %s', (engine) => {
  it('is null where there is no store, which is not made', async () => {
    const location = await temporaryLocation(engine);
    expect(await readStoreVersion(location)).toEqual({ current: null, newest });
    if ('file' in location) expect(existsSync(location.file)).toBe(false);
    else {
      const tables =
        'select count(*) as tables from information_schema.tables where table_schema = current_schema()';
      expect(await queryPostgres(location.url, tables)).toEqual([{ tables: '0' }]);
    }
  });

  it('is the newest where a store was opened, also while it is', async () => {
    const location = await temporaryLocation(engine);
    await openTestStore(location);
    expect(await readStoreVersion(location)).toEqual({ current: newest, newest });
  });

  it('is the last migration that was run', async () => {
    const location = await temporaryLocation(engine);
    const [name = '', up] = Object.entries(migrations)[0] ?? [];
    const { db, kind } = openRawDatabase(location);
    if (up !== undefined) await migrate(db, kind, { [name]: up });
    expect(await readStoreVersion(location)).toEqual({ current: name, newest });
  });

  it('is refused where it is newer than this program', async () => {
    const location = await temporaryLocation(engine);
    await (await openTestStore(location)).close();
    const { tables } = openRawDatabase(location);
    const table = engine === 'postgres' ? 'latchkey_migration' : 'kysely_migration';
    await tables.insertInto(table).values({ name: '9999-later', timestamp: '2030' }).execute();
    await expect(readStoreVersion(location)).rejects.toThrow(/a newer version of Latchkey has written it/);
    await expect(readStoreVersion(location)).rejects.toThrow(StoreOpenError);
  });
});

it('refuses a schema that is not there', async () => {
  const location = await temporaryLocation('postgres');
  const url = new URL('url' in location ? location.url : '');
  url.searchParams.set('options', '-c search_path=nowhere');
  await expect(readStoreVersion({ url: url.href })).rejects.toThrow(
    /none of the schemas in its search_path exists/,
  );
});

it('takes a SQLite file by its URL as well, and by a name that means something in one', async () => {
  const file = join(temporaryFolder(), 'a b%20?mode=memory#y.sqlite');
  await openTestStore({ file });
  expect(await readStoreVersion({ url: `sqlite:${file}` })).toEqual({ current: newest, newest });
});

it.each([{ file: '' }, { url: 'sqlite::memory:' }, { url: 'mysql://me:marked@db.test/x' }, { url: '' }])(
  'refuses %o, which no store can be opened at either',
  async (location) => {
    await expect(readStoreVersion(location)).rejects.toThrow(TypeError);
    await expect(readStoreVersion(location)).rejects.not.toThrow('marked');
  },
);

it('leaves an empty file, and what is no database, as they are', async () => {
  const empty = join(temporaryFolder(), 'empty.sqlite');
  writeFileSync(empty, '');
  expect(await readStoreVersion({ file: empty })).toEqual({ current: null, newest });
  expect(readFileSync(empty)).toHaveLength(0);
  const text = join(dirname(empty), 'text');
  writeFileSync(text, 'no database '.repeat(100));
  await expect(readStoreVersion({ file: text })).rejects.toThrow(
    /it is not a SQLite database; name another file/,
  );
  await expect(readStoreVersion({ file: dirname(empty) })).rejects.toThrow(
    /it is a folder; name a file in it/,
  );
});

it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'does not take a folder that it may not enter for one without a store',
  async () => {
    const folder = join(temporaryFolder(), 'closed');
    mkdirSync(folder);
    chmodSync(folder, 0o000);
    const file = join(folder, 'store.sqlite');
    await expect(readStoreVersion({ file })).rejects.toThrow(/the folder is not writable for this user/);
  },
);
