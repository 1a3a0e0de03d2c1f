import type { ColumnDefinitionBuilder } from 'kysely';
import type { EngineKind } from '../engine.ts';

/**
 * A primary key that the database counts up. Numbers are never given twice: the id of a deleted account would open the
 * next one to its tokens, and whoever follows the audit trail would miss an entry.
 */
export function numbered(kind: EngineKind) {
  return (column: ColumnDefinitionBuilder) =>
    kind === 'postgres'
      ? column.generatedAlwaysAsIdentity().primaryKey()
      : column.primaryKey().autoIncrement();
}
