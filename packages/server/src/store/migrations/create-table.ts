import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { EngineKind } from '../engine.ts';

/** Starts a table. SQLite's are STRICT: columns hold what their type says, as those of PostgreSQL do by themselves. */
export function createTable(db: Kysely<unknown>, kind: EngineKind, name: string): CreateTableBuilder<string> {
  const table = db.schema.createTable(name);
  return kind === 'sqlite' ? table.modifyEnd(sql`strict`) : table;
}
