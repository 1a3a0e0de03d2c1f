import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openStore } from '../open-store.ts';
import { openTestStore, temporaryFolder } from '../open-test-store.fixture.ts';
import { migrations } from './migrations.ts';

const run = promisify(execFile);
const newFile = () => join(temporaryFolder(), 'store.sqlite');

function migrationsIn(file: string): unknown[] {
  const database = new DatabaseSync(file);
  const names = database.prepare('SELECT name FROM kysely_migration ORDER BY name').all();
  database.close();
  return names.map(({ name }) => name);
}

describe('migrating a store', () => {
  it('brings a new file to the newest version, with strict tables in a write-ahead log', async () => {
    const file = newFile();
    await (await openTestStore(file)).close();
    expect(migrationsIn(file)).toEqual(Object.keys(migrations));
    const database = new DatabaseSync(file);
    expect(database.prepare("SELECT strict FROM pragma_table_list WHERE name = 'users'").get()).toEqual({
      strict: 1,
    });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
  });

  it('happens once when many open a new file at once', async () => {
    const file = newFile();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openTestStore(file)));
    await Promise.all(stores.map((store) => store.check()));
    expect(migrationsIn(file)).toEqual(Object.keys(migrations));
  });

  it('happens once when two processes open a new file at once', async () => {
    const file = newFile();
    const script = `
      const { openStore } = await import(${JSON.stringify(new URL('../open-store.ts', import.meta.url).href)});
      const store = await openStore({ file: ${JSON.stringify(file)} });
      await store.check();
      await store.close();
      console.log('opened and closed');`;
    const open = () =>
      run(process.execPath, ['--conditions=latchkey-source', '--input-type=module', '-e', script]);
    for (const { stdout, stderr } of await Promise.all([open(), open()])) {
      expect({ stdout, stderr }).toEqual({ stdout: 'opened and closed\n', stderr: '' });
    }
    expect(migrationsIn(file)).toEqual(Object.keys(migrations));
  });

  it('refuses a file of a newer version and leaves it as it was', async () => {
    const file = newFile();
    await (await openTestStore(file)).close();
    const database = new DatabaseSync(file);
    database.exec("INSERT INTO kysely_migration VALUES ('9999-future', '2999-01-01T00:00:00.000Z')");
    database.close();
    await expect(openStore({ file })).rejects.toThrow(/a newer version of Latchkey has written it/);
    expect(migrationsIn(file)).toEqual([...Object.keys(migrations), '9999-future']);
  });
});
