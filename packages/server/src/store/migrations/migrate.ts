import { type Kysely, sql, type Transaction } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';

/** Why a database is not migrated. */
export type MigrationRefusal = 'newer_version' | 'foreign_database';

/** Thrown for a database that holds something else than an earlier state of ours. Nothing was changed in it. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
  readonly reason: MigrationRefusal;

  constructor(reason: MigrationRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Brings the database to the newest version, in one transaction that also is the lock: of several processes that
 * start at once one migrates and the others find it done.
 */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await refuseUnknown(transaction);
    const { error } = await new Migrator({
      db: transaction,
      provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    }).migrateToLatest();
    if (error !== undefined) throw error as Error;
  });
}

async function refuseUnknown<Tables>(db: Transaction<Tables>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.length === 0) return;
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE))
    throw new MigrationRefused('foreign_database');
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  if (rows.some(({ name }) => !Object.hasOwn(migrations, name))) throw new MigrationRefused('newer_version');
}
