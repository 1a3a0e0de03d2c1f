import { type Kysely, sql } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { createTable } from './create-table.ts';
import { numbered } from './numbered.ts';
import { wholeNumber } from './whole-number.ts';

export async function accounts(db: Kysely<unknown>, kind: EngineKind): Promise<void> {
  const number = wholeNumber(kind);
  await createTable(db, kind, 'users')
    .addColumn('id', number, numbered(kind))
    .addColumn('username', 'text', (column) => column.notNull())
    .addColumn('username_key', 'text', (column) => column.notNull().unique())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('generation', number, (column) => column.notNull())
    .addColumn('enabled', number, (column) => column.notNull().check(sql`enabled in (0, 1)`))
    .addColumn('demo', number, (column) => column.notNull().check(sql`demo in (0, 1)`))
    .addColumn('created_at', number, (column) => column.notNull())
    .addColumn('updated_at', number, (column) => column.notNull())
    .execute();
}
