import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newAccount } from './new-account.fixture.ts';
import { openTestStore, temporaryFolder, watchWorkers } from './open-test-store.fixture.ts';

const unavailable = { name: 'LatchkeyError', code: 'store_unavailable', retryAfterSeconds: 2 };

describe('a store whose worker dies', () => {
  it('refuses the calls under way and serves the next one from the same file', async () => {
    const workers = watchWorkers();
    const { accounts } = await openTestStore();
    await accounts.insert(newAccount('alice'));
    const before = workers.count();
    const pending = accounts.findByUsername('alice');
    void workers.latest().terminate();
    await expect(pending).rejects.toMatchObject(unavailable);
    expect(await accounts.findByUsername('alice')).toMatchObject({ id: '1' });
    expect(workers.count()).toBe(before + 1);
  });

  it('does not take the process down with an error of its own', async () => {
    const workers = watchWorkers();
    const { accounts, check } = await openTestStore();
    await check();
    const exited = new Promise((resolve) => workers.latest().once('exit', resolve));
    // A message that the worker cannot make sense of ends it with an uncaught exception; if nobody listened for that,
    // this process would have one as well.
    workers.latest().postMessage(null);
    await exited;
    expect(await accounts.findByUsername('alice')).toBeNull();
  });

  it('closes all the same', async () => {
    const workers = watchWorkers();
    const store = await openTestStore();
    await store.check();
    await workers.latest().terminate();
    await expect(store.close()).resolves.toEqual({ result: 'closed' });
  });

  it('is not replaced by an empty file when its own is gone', async () => {
    const workers = watchWorkers();
    const file = join(temporaryFolder(), 'store.sqlite');
    const { accounts } = await openTestStore({ file });
    await accounts.insert(newAccount('alice'));
    await workers.latest().terminate();
    renameSync(file, `${file}.moved`);
    await expect(accounts.findByUsername('alice')).rejects.toMatchObject(unavailable);
    renameSync(`${file}.moved`, file);
    expect(await accounts.findByUsername('alice')).toMatchObject({ id: '1' });
  });
});

describe('a store whose file is locked by another process', () => {
  it('lets this thread go on, and writes once the lock is gone', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const { accounts } = await openTestStore({ file });
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');

    let written = false;
    const insert = accounts.insert(newAccount('alice')).then((result) => ((written = true), result));
    for (let turn = 0; turn < 100; turn += 1) await nextTurn();
    expect(written).toBe(false);

    other.exec('COMMIT');
    expect(await insert).toMatchObject({ result: 'inserted' });
  });

  it('is opened, and turned to a write-ahead log, once the lock is gone', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    const workers = watchWorkers();
    const opening = openTestStore({ file });
    let opened = false;
    const settled = () => void (opened = true);
    opening.then(settled, settled);
    while (workers.count() === 0) await nextTurn();
    await once(workers.latest(), 'online');
    for (let turn = 0; turn < 5_000; turn += 1) await nextTurn();
    expect(opened).toBe(false);

    other.exec('COMMIT');
    await expect((await opening).check()).resolves.toBeUndefined();
  });

  it('still reads', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const { accounts } = await openTestStore({ file });
    await accounts.insert(newAccount('alice'));
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    expect(await accounts.findByUsername('alice')).toMatchObject({ id: '1' });
  });
});
