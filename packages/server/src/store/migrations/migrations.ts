import { DEFAULT_MIGRATION_TABLE, type Migration } from 'kysely/migration';
import type { SqliteSignature } from '../sqlite/protocol.ts';
import { accounts } from './0001-accounts.ts';

/** Every migration there is, by name. Once released, an entry never changes: new ones come after it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-accounts': accounts,
};

/** A database after all migrations, and after no others. */
export const signature: SqliteSignature = {
  sql: `SELECT name FROM ${DEFAULT_MIGRATION_TABLE} ORDER BY name`,
  values: Object.keys(migrations).sort(),
};
