import { resolve } from 'node:path';
import { Kysely } from 'kysely';
import { answerWithin } from '../answer-within.ts';
import type { SqlEngine } from '../engine.ts';
import { migrate } from '../migrations/migrate.ts';
import { openProblem } from '../open-problem.ts';
import { type FileMark, prepareFile } from '../prepare-file.ts';
import type { StoreLimits } from '../store-limits.ts';
import { StoreOpenError } from '../store-open-error.ts';
import { createSqliteEngine } from './create-sqlite-engine.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { SqliteDialect } from './sqlite-dialect.ts';

/** Creates the file where it is missing, brings it to the newest version, and opens the engine over it. */
export async function openSqliteEngine(path: string, limits: StoreLimits): Promise<SqlEngine> {
  const file = resolve(path);
  return createSqliteEngine({ file, mark: await migrateFile(file, limits) }, limits);
}

/** With a connection of its own, which has more patience than requests have, and takes a file of any version. */
async function migrateFile(file: string, limits: StoreLimits): Promise<FileMark> {
  const { openMilliseconds } = limits;
  // Less than the deadline, so that what SQLite says about the lock is heard.
  const setup = { file, busyMilliseconds: Math.ceil(openMilliseconds * 0.8) };
  const database = new SqliteDatabase(setup, { ...limits, answerMilliseconds: openMilliseconds });
  try {
    const mark = await answerWithin(openMilliseconds, prepareFile(file));
    await migrate(new Kysely({ dialect: new SqliteDialect(database) }), 'sqlite');
    return mark;
  } catch (error) {
    throw new StoreOpenError(file, openProblem(error), error);
  } finally {
    await database.close();
  }
}
