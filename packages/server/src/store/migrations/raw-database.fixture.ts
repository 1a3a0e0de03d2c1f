import { closeSync, openSync } from 'node:fs';
import { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import type { EngineKind } from '../engine.ts';
import type { StoreLocation } from '../store-location.ts';
import { PostgresDialect } from '../postgres/postgres-dialect.ts';
import { PostgresPool } from '../postgres/postgres-pool.ts';
import { SqliteDatabase } from '../sqlite/sqlite-database.ts';
import { SqliteDialect } from '../sqlite/sqlite-dialect.ts';
import { resolveLimits } from '../store-limits.ts';

type RawTables = Record<'users' | 'feed_head', { epoch: string }> &
  Record<'kysely_migration' | 'latchkey_migration', { name: string; timestamp: string }>;

/** A database as it is, without any migration; closed after the running test. */
export function openRawDatabase(location: StoreLocation): {
  db: Kysely<unknown>;
  kind: EngineKind;
  tables: Kysely<RawTables>;
} {
  const db = new Kysely<unknown>({ dialect: dialectFor(location) });
  onTestFinished(() => db.destroy());
  return { db, tables: db.$extendTables<RawTables>(), kind: 'file' in location ? 'sqlite' : 'postgres' };
}

function dialectFor(location: StoreLocation) {
  const limits = resolveLimits({ answerMilliseconds: 20_000, busyMilliseconds: 10_000 });
  if ('url' in location) return new PostgresDialect(new PostgresPool(location.url, limits));
  closeSync(openSync(location.file, 'a'));
  const { busyMilliseconds } = limits;
  return new SqliteDialect(new SqliteDatabase({ file: location.file, busyMilliseconds }, limits));
}
