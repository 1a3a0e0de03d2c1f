import type { SqliteValue } from './protocol.ts';

/**
 * Refuses, with a TypeError, values that SQLite would store as something else: integers beyond 2^53, fractions
 * (no column holds them), booleans, and text with lone surrogates, which would all become one character.
 */
export function checkParameters(
  parameters: readonly unknown[],
): asserts parameters is readonly SqliteValue[] {
  const bad = parameters.findIndex((value) => !isSqliteValue(value));
  if (bad !== -1) throw new TypeError(`parameter ${bad + 1} cannot be stored as it is`);
}

function isSqliteValue(value: unknown): value is SqliteValue {
  if (typeof value === 'string') return value.isWellFormed();
  return value === null || Number.isSafeInteger(value) || value instanceof Uint8Array;
}
