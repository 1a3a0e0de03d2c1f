import { Kysely } from 'kysely';
import { createFileCheck } from '../create-file-check.ts';
import type { SqlEngine } from '../engine.ts';
import { signature } from '../migrations/migrations.ts';
import type { FileMark } from '../prepare-file.ts';
import type { StoreLimits } from '../store-limits.ts';
import type { Tables } from '../tables.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { SqliteDialect } from './sqlite-dialect.ts';

/** A file that was prepared and migrated. */
export interface SqliteFile {
  /** Its absolute path. */
  readonly file: string;
  readonly mark: FileMark;
}

/** The engine over one file. All SQL runs in a worker thread, one command at a time; it starts at the first use. */
export function createSqliteEngine({ file, mark }: SqliteFile, limits: StoreLimits): SqlEngine {
  const { busyMilliseconds, answerMilliseconds } = limits;
  const database = new SqliteDatabase({ file, busyMilliseconds, signature }, limits);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect(database) });
  const checkFile = createFileCheck(file, mark, answerMilliseconds);
  return {
    kind: 'sqlite',
    db,
    transaction: (command) => db.transaction().execute(command),
    // One worker serves the whole file, and a process hears of its own facts without it: there is nothing to listen to.
    openFeedConnection: () => Promise.resolve({ db, close: () => Promise.resolve() }),
    // Other processes poll: SQLite has nothing that would reach them.
    wakeOthers: () => Promise.resolve(),
    async check() {
      await db.selectFrom('users').select('id').limit(1).execute();
      await checkFile();
    },
    close: () => database.close(),
  };
}
