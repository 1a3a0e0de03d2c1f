import { resolve } from 'node:path';
import { Kysely } from 'kysely';
import type { AccountStore } from '../account/account-store.ts';
import { answerWithin } from './answer-within.ts';
import { createAccountStore } from './create-account-store.ts';
import { createFileCheck } from './create-file-check.ts';
import { migrate } from './migrations/migrate.ts';
import { signature } from './migrations/migrations.ts';
import { openProblem } from './open-problem.ts';
import { type FileMark, prepareFile } from './prepare-file.ts';
import { type CloseResult, SqliteDatabase } from './sqlite/sqlite-database.ts';
import { SqliteDialect } from './sqlite/sqlite-dialect.ts';
import { resolveLimits, type StoreLimits } from './store-limits.ts';
import { StoreOpenError } from './store-open-error.ts';
import type { Tables } from './tables.ts';

/**
 * Everything that Latchkey keeps. Calls reject with `store_unavailable` while the store cannot be reached, and when it
 * gives no answer in time: whether a write took effect is unknown then, but it never does twice.
 */
export interface Store {
  readonly accounts: AccountStore;
  /** Resolves when a query reached the file, and the file is still the one that was opened. */
  check(): Promise<void>;
  /**
   * Lets what is under way finish within a limit, refuses what waits and what comes, and lets go of file and thread.
   * Always resolves. After `thread_left` a call into the disk still hangs: nothing keeps the event loop alive, but
   * `process.exit` would wait for that call, and only a signal ends the process at once.
   */
  close(): Promise<CloseResult>;
}

/** Options of `openStore`. */
export interface StoreOptions {
  /** Path of the SQLite file. It is created where it is missing (0600), and so is its folder (0700). */
  readonly file: string;
  /** Each has its own default. */
  readonly limits?: Partial<StoreLimits>;
}

/**
 * Opens the store and brings it to the newest version; several processes may do so at once. Rejects with a
 * StoreOpenError that says in one line what is wrong. All SQL runs in a worker thread, one command at a time.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (options.file === '') throw new TypeError('file must be the path of the SQLite file');
  const limits = resolveLimits(options.limits);
  const file = resolve(options.file);
  const mark = await prepareStore(file, limits);
  const { busyMilliseconds } = limits;
  const database = new SqliteDatabase({ file, busyMilliseconds, signature }, limits);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect(database) });
  const checkFile = createFileCheck(file, mark, limits.answerMilliseconds);
  return {
    accounts: createAccountStore(db),
    async check() {
      await db.selectFrom('users').select('id').limit(1).execute();
      await checkFile();
    },
    close: () => database.close(),
  };
}

/** With a connection of its own, which has more patience than requests have, and takes a file of any version. */
async function prepareStore(file: string, limits: StoreLimits): Promise<FileMark> {
  const { openMilliseconds } = limits;
  // Less than the deadline, so that what SQLite says about the lock is heard.
  const setup = { file, busyMilliseconds: Math.ceil(openMilliseconds * 0.8) };
  const database = new SqliteDatabase(setup, { ...limits, answerMilliseconds: openMilliseconds });
  try {
    const mark = await answerWithin(openMilliseconds, prepareFile(file));
    await migrate(new Kysely<Tables>({ dialect: new SqliteDialect(database) }));
    return mark;
  } catch (error) {
    throw new StoreOpenError(file, openProblem(error), error);
  } finally {
    await database.close();
  }
}
