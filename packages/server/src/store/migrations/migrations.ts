import type { Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';
import type { SqliteSignature } from '../sqlite/protocol.ts';
import { accounts } from './0001-accounts.ts';
import { sessions } from './0002-sessions.ts';
import { operations } from './0003-operations.ts';

/** Takes a database from the version before to its own. Runs in a transaction; there is no way back. */
export type MigrationUp = (db: Kysely<unknown>, kind: EngineKind) => Promise<void>;

/** Every migration there is, by name. Once released, an entry never changes: new ones come after it. */
export const migrations: Readonly<Record<string, MigrationUp>> = {
  '0001-accounts': accounts,
  '0002-sessions': sessions,
  '0003-operations': operations,
};

/**
 * The table that tells which migrations were run. A database of PostgreSQL may be shared with a program that uses
 * Kysely's migrator: the name is not the one that Kysely would take.
 */
export const migrationTable = { sqlite: 'kysely_migration', postgres: 'latchkey_migration' } as const;

/** A file after all migrations, and after no others. */
export const signature: SqliteSignature = {
  sql: `SELECT name FROM ${migrationTable.sqlite} ORDER BY name`,
  values: Object.keys(migrations).sort(),
};
