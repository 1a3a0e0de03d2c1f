import { Kysely } from 'kysely';
import type { SqlEngine } from '../engine.ts';
import { migrate } from '../migrations/migrate.ts';
import { openProblem } from '../open-problem.ts';
import type { StoreLimits } from '../store-limits.ts';
import { StoreOpenError } from '../store-open-error.ts';
import { createPostgresEngine } from './create-postgres-engine.ts';
import { describeUrl } from './describe-url.ts';
import { PostgresDialect } from './postgres-dialect.ts';
import { PostgresError } from './postgres-error.ts';
import { PostgresPool } from './postgres-pool.ts';
import { urlProblem } from './url-problem.ts';

/** Brings the database to the newest version, and opens the engine over it. */
export async function openPostgresEngine(url: string, limits: StoreLimits): Promise<SqlEngine> {
  const name = describeUrl(url);
  const wrong = urlProblem(url);
  if (wrong !== null) throw new StoreOpenError(name, wrong);
  try {
    await migrateDatabase(url, limits);
  } catch (error) {
    throw new StoreOpenError(name, migrationProblem(error, limits), error);
  }
  return createPostgresEngine(url, limits);
}

function migrationProblem(error: unknown, { openMilliseconds }: StoreLimits): string {
  if (!isEndedStatement(error)) return openProblem(error);
  return `a statement of its migration took longer than ${openMilliseconds} ms; raise limits.openMilliseconds`;
}

/** Whether PostgreSQL ended a statement for the time it took. */
function isEndedStatement(error: unknown): boolean {
  const { cause } = error as Error;
  return cause instanceof PostgresError && cause.code === '57014';
}

/** With a connection of its own, which has more patience than requests have. */
async function migrateDatabase(url: string, limits: StoreLimits): Promise<void> {
  const { openMilliseconds } = limits;
  const pool = new PostgresPool(url, {
    ...limits,
    maxConnections: 1,
    connectMilliseconds: openMilliseconds,
    // The server ends a statement after four fifths of it: a statement has `openMilliseconds`, and is heard of.
    answerMilliseconds: Math.ceil(openMilliseconds * 1.25),
    // Less than the deadline, so that what PostgreSQL says about the lock is heard.
    busyMilliseconds: Math.ceil(openMilliseconds * 0.6),
  });
  try {
    await migrate(new Kysely({ dialect: new PostgresDialect(pool) }), 'postgres');
  } finally {
    await pool.close();
  }
}
