import { resolve } from 'node:path';
import { Kysely } from 'kysely';
import type { AccountStore } from '../account/account-store.ts';
import { createAccountStore } from './create-account-store.ts';
import { migrate } from './migrations/migrate.ts';
import { openProblem } from './open-problem.ts';
import { type FileMark, markOf, prepareFile } from './prepare-file.ts';
import { SqliteDatabase } from './sqlite/sqlite-database.ts';
import { SqliteDialect } from './sqlite/sqlite-dialect.ts';
import { storeUnavailable } from './sqlite/sqlite-error.ts';
import { StoreOpenError } from './store-open-error.ts';
import type { Tables } from './tables.ts';

/** Everything that Latchkey keeps. Calls reject with `store_unavailable` while the store cannot be reached. */
export interface Store {
  readonly accounts: AccountStore;
  /** Resolves when a query reached the file, and the file is still the one that was opened. */
  check(): Promise<void>;
  /** Finishes what is under way, refuses what comes later, and lets go of the file and the thread. */
  close(): Promise<void>;
}

/** Options of `openStore`. */
export interface StoreOptions {
  /** Path of the SQLite file. It is created where it is missing (0600), and so is its folder (0700). */
  readonly file: string;
}

/**
 * Opens the store and brings it to the newest version; several processes may do so at once. Rejects with a
 * StoreOpenError that says in one line what is wrong. All SQL runs in a worker thread, one command at a time.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (options.file === '') throw new TypeError('file must be the path of the SQLite file');
  const file = resolve(options.file);
  const database = new SqliteDatabase(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect(database) });
  try {
    const mark = await prepareFile(file);
    await migrate(db);
    return {
      accounts: createAccountStore(db),
      check: () => checkFile(db, file, mark),
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw new StoreOpenError(file, openProblem(error), error);
  }
}

async function checkFile(db: Kysely<Tables>, file: string, opened: FileMark): Promise<void> {
  await db.selectFrom('users').select('id').limit(1).execute();
  const now = await markOf(file).catch((error: unknown) => Promise.reject(storeUnavailable(error)));
  // Whatever is written to a file that was moved away is lost.
  if (now.device !== opened.device || now.inode !== opened.inode) {
    throw storeUnavailable(new Error('the file was replaced: restart the process'));
  }
}
