import type { EngineKind } from '../engine.ts';

/** The type of a column for whole numbers of 64 bits; `integer` has 32 on PostgreSQL. */
export function wholeNumber(kind: EngineKind): 'integer' | 'bigint' {
  return kind === 'postgres' ? 'bigint' : 'integer';
}
