import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from './open-store.ts';
import { newAccount } from './new-account.fixture.ts';
import { openTestStore, temporaryFolder } from './open-test-store.fixture.ts';
import type { StoreLimits } from './store-limits.ts';
import { StoreOpenError } from './store-open-error.ts';

const permissions = (path: string) => statSync(path).mode & 0o777;
const onWindows = process.platform === 'win32';

async function openingFails(file: string, limits: Partial<StoreLimits> = {}): Promise<string> {
  const error: unknown = await openStore({ file, limits }).then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreOpenError);
  const { message } = error as StoreOpenError;
  expect(message).toContain(`Cannot open the store ${file}: `);
  expect(message).not.toContain('\n');
  return message;
}

describe('opening a store', () => {
  it('keeps its data from one opening to the next', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const first = await openTestStore({ file });
    await first.accounts.insert(newAccount('alice'));
    await first.close();
    const second = await openTestStore({ file });
    expect(await second.accounts.findByUsername('alice')).toMatchObject({ id: '1' });
  });

  it.skipIf(onWindows)('creates folders and files that only their owner may enter', async () => {
    const folder = join(temporaryFolder(), 'new', 'data');
    const { accounts } = await openTestStore({ file: join(folder, 'store.sqlite') });
    await accounts.insert(newAccount('alice'));
    expect(permissions(join(folder, '..'))).toBe(0o700);
    expect(permissions(folder)).toBe(0o700);
    for (const name of ['store.sqlite', 'store.sqlite-wal', 'store.sqlite-shm']) {
      expect(permissions(join(folder, name))).toBe(0o600);
    }
  });

  it.skipIf(onWindows)('leaves the permissions of what exists', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    writeFileSync(file, '');
    chmodSync(file, 0o640);
    await openTestStore({ file });
    expect(permissions(file)).toBe(0o640);
  });

  it('takes file names that mean something in a URL', async () => {
    const file = join(temporaryFolder(), 'a b%20?mode=memory&x#y.sqlite');
    await (await openTestStore({ file })).accounts.insert(newAccount('alice'));
    expect(statSync(file).isFile()).toBe(true);
  });

  it.each([0, -1, 1.5, NaN, Infinity])(
    'refuses the limit %d as a mistake in the program',
    async (maxWaiting) => {
      const file = join(temporaryFolder(), 'store.sqlite');
      await expect(openStore({ file, limits: { maxWaiting } })).rejects.toThrow('limits.maxWaiting must be');
    },
  );

  it('refuses an empty path as a mistake in the program', async () => {
    await expect(openStore({ file: '' })).rejects.toThrow(TypeError);
  });
});

describe('a store that cannot be opened', () => {
  it('names a folder that stands where the file should be', async () => {
    const folder = temporaryFolder();
    expect(await openingFails(folder)).toMatch(/it is a folder; name a file in it/);
  });

  it('names a file that stands where the folder should be', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await openingFails(join(file, 'store.sqlite'))).toMatch(/a file where a folder should be/);
    expect(await openingFails(join(file, 'data', 'store.sqlite'))).toMatch(/a file where a folder should be/);
  });

  it.skipIf(process.platform !== 'linux')('names a folder that the file system will not make', async () => {
    expect(await openingFails('/proc/latchkey/data/store.sqlite')).toMatch(/its folder cannot be made there/);
  });

  it('names a file that is no database, and leaves it as it was', async () => {
    const file = join(temporaryFolder(), 'notes.txt');
    writeFileSync(file, 'Buy milk.\n'.repeat(100));
    expect(await openingFails(file)).toMatch(/not a SQLite database/);
    expect(readFileSync(file, 'utf8')).toBe('Buy milk.\n'.repeat(100));
  });

  it.skipIf(onWindows || process.getuid?.() === 0)('names a folder that is not writable', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    expect(await openingFails(join(folder, 'store.sqlite'))).toMatch(/not writable/);
  });

  it('names a database of another program, and adds nothing to it', async () => {
    const file = join(temporaryFolder(), 'cookies.sqlite');
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE cookies (name TEXT)');
    expect(await openingFails(file)).toMatch(/database of another program/);
    expect(other.prepare('SELECT name FROM sqlite_master').all()).toHaveLength(1);
    other.close();
  });
});

describe('a store that another process keeps locked', () => {
  it('is given up after a while', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    expect(await openingFails(file, { openMilliseconds: 300 })).toMatch(/another process keeps it locked/);
  });
});

describe('checking a store', () => {
  it('succeeds on a store that works', async () => {
    await expect((await openTestStore()).check()).resolves.toBeUndefined();
  });

  it('fails when the file was moved away, and when another took its place', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const store = await openTestStore({ file });
    renameSync(file, `${file}.moved`);
    await expect(store.check()).rejects.toMatchObject({ code: 'store_unavailable' });
    writeFileSync(file, '');
    await expect(store.check()).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  it('succeeds again when the file is back', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const store = await openTestStore({ file });
    renameSync(file, `${file}.moved`);
    await expect(store.check()).rejects.toThrow();
    renameSync(`${file}.moved`, file);
    await expect(store.check()).resolves.toBeUndefined();
  });
});

describe('closing a store', () => {
  it('finishes what is under way, and refuses what waits and what comes later', async () => {
    const file = join(temporaryFolder(), 'store.sqlite');
    const patient = { busyMilliseconds: 60_000, answerMilliseconds: 60_000, closeMilliseconds: 60_000 };
    const store = await openTestStore({ file }, patient);
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    const [first, ...waiting] = ['a', 'b', 'c'].map((name) => store.accounts.insert(newAccount(name)));
    const refused = waiting.map((insert) =>
      expect(insert).rejects.toMatchObject({ code: 'store_unavailable' }),
    );
    await nextTurn();
    const closing = Promise.all([store.close(), store.close()]);
    await Promise.all(refused);
    other.exec('COMMIT');
    expect(await first).toMatchObject({ result: 'inserted' });
    expect(await closing).toEqual([{ result: 'closed' }, { result: 'closed' }]);
    await expect(store.accounts.findByUsername('a')).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  it('leaves one file, with no log beside it', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'data'));
    const store = await openTestStore({ file: join(folder, 'data', 'store.sqlite') });
    await store.accounts.insert(newAccount('alice'));
    await store.close();
    expect(() => statSync(join(folder, 'data', 'store.sqlite-wal'))).toThrow('ENOENT');
  });
});
