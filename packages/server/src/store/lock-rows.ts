import type { SelectQueryBuilder } from 'kysely';
import type { EngineKind } from './engine.ts';
import type { Tables } from './tables.ts';

/** Locks the selected rows until the transaction ends. SQLite's transactions hold the lock on everything already. */
export function lockRows<Table extends keyof Tables, Output>(
  query: SelectQueryBuilder<Tables, Table, Output>,
  kind: EngineKind,
): SelectQueryBuilder<Tables, Table, Output> {
  return kind === 'postgres' ? query.forUpdate() : query;
}
