import type { SelectQueryBuilder } from 'kysely';
import type { EngineKind } from './engine.ts';
import type { Tables } from './tables.ts';

/**
 * Selects rows of a table for deletion, without those that somebody else holds right now: several nodes may tidy up at
 * once, and would wait for each other's rows in another order. SQLite lets one at a time write.
 */
export function lockFreeRows<Table extends keyof Tables, Output>(
  query: SelectQueryBuilder<Tables, Table, Output>,
  table: Table,
  kind: EngineKind,
): SelectQueryBuilder<Tables, Table, Output> {
  return kind === 'postgres' ? query.forUpdate(table).skipLocked() : query;
}
