/**
 * Refuses, with a TypeError, values that PostgreSQL would store as something else or not at all: integers beyond 2^53,
 * fractions (no column holds them), text with lone surrogates, which would all become one character, and with NUL.
 */
export function checkParameters(parameters: readonly unknown[]): void {
  const bad = parameters.findIndex((value) => !isPostgresValue(value));
  if (bad !== -1) throw new TypeError(`parameter ${bad + 1} cannot be stored as it is`);
}

function isPostgresValue(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  return (
    value === null || typeof value === 'boolean' || Number.isSafeInteger(value) || value instanceof Uint8Array
  );
}
