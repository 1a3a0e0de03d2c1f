import { type Kysely, sql } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { createTable } from './create-table.ts';
import { numbered } from './numbered.ts';
import { wholeNumber } from './whole-number.ts';

export async function operations(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  await createThrottle(db, kind);
  await createAudit(db, kind);
  await createLeases(db, kind);
}

async function createThrottle(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  const number = wholeNumber(kind);
  await createTable(db, kind, 'throttle_counters')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('failures', number, (column) => column.notNull())
    .addColumn('blocked_until', number, (column) => column.notNull())
    .addColumn('known_until', number, (column) => column.notNull())
    .addColumn('forget_at', number, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('throttle_counters_by_end')
    .on('throttle_counters')
    .column('forget_at')
    .execute();
}

async function createAudit(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  const number = wholeNumber(kind);
  await createTable(db, kind, 'audit_entries')
    .addColumn('number', number, numbered(kind))
    .addColumn('at_milliseconds', number, (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('detail', 'text')
    .addColumn('subject', 'text')
    .addColumn('actor', 'text')
    .addColumn('sid', 'text')
    .addColumn('ip', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('request_id', 'text')
    .execute();
  await db.schema
    .createIndex('audit_entries_by_time')
    .on('audit_entries')
    .column('at_milliseconds')
    .execute();
  await db.schema
    .createIndex('audit_entries_by_subject')
    .on('audit_entries')
    .columns(['subject', 'number'])
    .where(sql.ref('subject'), 'is not', null)
    .execute();
}

async function createLeases(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  await createTable(db, kind, 'leases')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('until', wholeNumber(kind), (column) => column.notNull())
    .execute();
}
