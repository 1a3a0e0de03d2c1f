import { copyFileSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { newAccount } from './new-account.fixture.ts';
import { openTestStore, temporaryFolder, watchWorkers } from './open-test-store.fixture.ts';

const unavailable = { name: 'LatchkeyError', code: 'store_unavailable' };

async function storeWithAlice() {
  const file = join(temporaryFolder(), 'store.sqlite');
  const workers = watchWorkers();
  const store = await openTestStore({ file });
  await store.accounts.insert(newAccount('alice'));
  return { ...store, file, workers };
}

function executeIn(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

describe('a store whose table is gone', () => {
  it('is unavailable, not ready, and serves again when the table is back', async () => {
    const { accounts, check, file } = await storeWithAlice();
    executeIn(file, 'ALTER TABLE users RENAME TO people');
    await expect(accounts.findByUsername('alice')).rejects.toMatchObject(unavailable);
    await expect(accounts.insert(newAccount('bob'))).rejects.toMatchObject(unavailable);
    await expect(check()).rejects.toMatchObject(unavailable);
    executeIn(file, 'ALTER TABLE people RENAME TO users');
    expect(await accounts.findByUsername('alice')).toMatchObject({ id: '1' });
  });

  it('is unavailable and not ready when its file was emptied', async () => {
    const { accounts, check, file, workers } = await storeWithAlice();
    await workers.latest().terminate();
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    truncateSync(file);
    await expect(accounts.findByUsername('alice')).rejects.toMatchObject(unavailable);
    await expect(check()).rejects.toMatchObject(unavailable);
    expect(readFileSync(file)).toHaveLength(0);
  });
});

describe('a store whose file was replaced while its worker was dead', () => {
  it('does not serve a database of another program, and leaves it as it was', async () => {
    const { accounts, file, workers } = await storeWithAlice();
    await workers.latest().terminate();
    const foreign = join(temporaryFolder(), 'foreign.sqlite');
    executeIn(foreign, "CREATE TABLE users AS SELECT 7 AS id, 'alice' AS username_key");
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    copyFileSync(foreign, file);
    await expect(accounts.findByUsername('alice')).rejects.toMatchObject(unavailable);
    expect(readFileSync(file)).toEqual(readFileSync(foreign));
  });

  it('does not serve a store of another version', async () => {
    const { accounts, file, workers } = await storeWithAlice();
    await workers.latest().terminate();
    executeIn(file, "INSERT INTO kysely_migration VALUES ('9999-future', '2999-01-01T00:00:00.000Z')");
    await expect(accounts.findByUsername('alice')).rejects.toMatchObject({
      ...unavailable,
      cause: { message: 'the file holds something else than when the store was opened' },
    });
    executeIn(file, "DELETE FROM kysely_migration WHERE name = '9999-future'");
    expect(await accounts.findByUsername('alice')).toMatchObject({ id: '1' });
  });

  it('serves its own file again', async () => {
    const { accounts, file, workers } = await storeWithAlice();
    await workers.latest().terminate();
    renameSync(file, `${file}.moved`);
    await expect(accounts.findByUsername('alice')).rejects.toMatchObject(unavailable);
    renameSync(`${file}.moved`, file);
    expect(await accounts.findByUsername('alice')).toMatchObject({ id: '1' });
  });
});
