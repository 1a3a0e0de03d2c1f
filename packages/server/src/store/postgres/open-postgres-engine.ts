import { Kysely } from 'kysely';
import type { SqlEngine } from '../engine.ts';
import { migrate } from '../migrations/migrate.ts';
import { openProblem } from '../open-problem.ts';
import type { StoreLimits } from '../store-limits.ts';
import { StoreOpenError } from '../store-open-error.ts';
import { createPostgresEngine } from './create-postgres-engine.ts';
import { describeUrl } from './describe-url.ts';
import { PostgresDialect } from './postgres-dialect.ts';
import { PostgresPool } from './postgres-pool.ts';

/** Brings the database to the newest version, and opens the engine over it. */
export async function openPostgresEngine(url: string, limits: StoreLimits): Promise<SqlEngine> {
  const name = describeUrl(url);
  try {
    await migrateDatabase(url, limits);
  } catch (error) {
    throw new StoreOpenError(name, openProblem(error), error);
  }
  return createPostgresEngine(url, limits);
}

/** With a connection of its own, which has more patience than requests have. */
async function migrateDatabase(url: string, limits: StoreLimits): Promise<void> {
  const { openMilliseconds } = limits;
  const pool = new PostgresPool(url, {
    ...limits,
    maxConnections: 1,
    answerMilliseconds: openMilliseconds,
    // Less than the deadline, so that what PostgreSQL says about the lock is heard.
    busyMilliseconds: Math.ceil(openMilliseconds * 0.6),
  });
  try {
    await migrate(new Kysely({ dialect: new PostgresDialect(pool) }), 'postgres');
  } finally {
    await pool.close();
  }
}
