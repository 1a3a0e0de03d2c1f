import { type Kysely, sql, type Transaction } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { createTable } from './create-table.ts';
import { type MigrationUp, migrations, migrationTable } from './migrations.ts';

/** Why a database is not migrated. */
export type MigrationRefusal = 'newer_version' | 'foreign_database' | 'no_schema';

/** Thrown for a database that holds something else than an earlier state of ours. Nothing was changed in it. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
  readonly reason: MigrationRefusal;

  constructor(reason: MigrationRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** One row for each migration that was run. */
type LogTables = Record<
  (typeof migrationTable)[EngineKind],
  { readonly name: string; readonly timestamp: string }
>;

/**
 * Brings the database to the newest version, in one transaction under a lock: of several processes that start at once
 * one migrates and the others find it done. Kysely's own migrator is not used: its lock belongs to the connection
 * instead of the transaction, and where it may not write it hides why.
 */
export async function migrate(
  db: Kysely<unknown>,
  kind: EngineKind,
  all: Readonly<Record<string, MigrationUp>> = migrations,
): Promise<void> {
  const table = migrationTable[kind];
  await db.transaction().execute(async (transaction) => {
    const log = kind === 'postgres' ? await openSchema(transaction) : await openFile(transaction);
    const rows = await log.selectFrom(table).select('name').execute();
    if (rows.some(({ name }) => !Object.hasOwn(all, name))) throw new MigrationRefused('newer_version');
    const done = new Set(rows.map(({ name }) => name));
    for (const [name, up] of Object.entries(all)) {
      if (done.has(name)) continue;
      await up(transaction, kind);
      const timestamp = sql<string>`cast(current_timestamp as text)`;
      await log.insertInto(table).values({ name, timestamp }).execute();
    }
  });
}

/** A file is ours alone, and its transactions lock all of it: one that holds anything else belongs to somebody else. */
async function openFile(transaction: Transaction<unknown>): Promise<Kysely<LogTables>> {
  const tables = await transaction.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === migrationTable.sqlite)) {
    if (tables.length > 0) throw new MigrationRefused('foreign_database');
    await createLog(transaction, 'sqlite');
  }
  return transaction.$extendTables<LogTables>();
}

/**
 * A schema may hold tables of others beside ours (extensions put theirs there): it is refused only where a name is
 * taken, by PostgreSQL itself. What other schemas hold, stores of ours included, is none of our business.
 */
async function openSchema(transaction: Transaction<unknown>): Promise<Kysely<LogTables>> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(
    transaction,
  );
  const schema = rows[0]?.schema;
  if (typeof schema !== 'string') throw new MigrationRefused('no_schema');
  await sql`select pg_advisory_xact_lock(hashtext('latchkey_migration'), hashtext(${schema}))`.execute(
    transaction,
  );
  if (!(await holdsLog(transaction, schema))) await createLog(transaction, 'postgres');
  return transaction.$extendTables<LogTables>().withSchema(schema);
}

/** Kysely's introspection would look at every schema, and fail where somebody drops one meanwhile. */
async function holdsLog(transaction: Transaction<unknown>, schema: string): Promise<boolean> {
  const table = sql`format('%I.%I', ${schema}::text, ${migrationTable.postgres}::text)`;
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(
    transaction,
  );
  return rows[0]?.found === true;
}

async function createLog(transaction: Transaction<unknown>, kind: EngineKind): Promise<void> {
  await createTable(transaction, kind, migrationTable[kind])
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('timestamp', 'text', (column) => column.notNull())
    .execute();
}
