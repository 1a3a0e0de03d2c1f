import { Kysely, sql } from 'kysely';
import { MigrationRefused } from '../migrations/migrate.ts';
import { migrationTable } from '../migrations/migrations.ts';
import { resolveLimits } from '../store-limits.ts';
import { StoreOpenError } from '../store-open-error.ts';
import { describeUrl } from './describe-url.ts';
import { PostgresDialect } from './postgres-dialect.ts';
import { PostgresPool } from './postgres-pool.ts';
import { urlProblem } from './url-problem.ts';

/** The migrations that were run in a schema, none for one that has seen none. The schema stays as it is. */
export async function readPostgresMigrations(url: string): Promise<readonly string[]> {
  const wrong = urlProblem(url);
  if (wrong !== null) throw new StoreOpenError(describeUrl(url), wrong);
  const pool = new PostgresPool(url, { ...resolveLimits(), maxConnections: 1 });
  try {
    return await readLog(new Kysely({ dialect: new PostgresDialect(pool) }));
  } finally {
    await pool.close();
  }
}

async function readLog(db: Kysely<unknown>): Promise<readonly string[]> {
  const table = migrationTable.postgres;
  const found = await sql<{ schema: string | null; log: string | null }>`
    select current_schema() as schema, cast(to_regclass(quote_ident(current_schema()) || ${`.${table}`}) as text) as log`.execute(
    db,
  );
  const [row] = found.rows;
  if (typeof row?.schema !== 'string') throw new MigrationRefused('no_schema');
  if (row.log === null) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(row.schema, table)}`.execute(db);
  return rows.map(({ name }) => name);
}
