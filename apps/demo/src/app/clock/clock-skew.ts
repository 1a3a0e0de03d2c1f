/** Below this the clocks agree: a token is some time on its way, and its times are whole seconds. */
const toleranceMs = 60_000;

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
] as const;

/**
 * How far this device's clock is ahead of the one that issued a token, in milliseconds; 0 where they agree, more or
 * less. `issuedAt` is the token's `iat` (seconds since 1970, if it is any good), `arrivedAtMs` when the token came.
 */
export function clockSkew(issuedAt: unknown, arrivedAtMs: number): number {
  if (typeof issuedAt !== 'number') return 0;
  const skewMs = arrivedAtMs - issuedAt * 1000;
  if (Math.abs(skewMs) <= toleranceMs) return 0;
  // Whole seconds, as in tokens and in the ticker: a countdown begins at the full time.
  return Math.floor(skewMs / 1000) * 1000;
}

/** A skew for people, in whole units and whichever way it goes: `10 minutes`, `3 hours`. */
export function skewText(skewMs: number): string {
  const size = Math.abs(skewMs);
  // From two on: `90 minutes` says more than `2 hours`.
  const [unit, unitMs] = units.find(([, ms]) => size >= 2 * ms) ?? ['minute', 60_000];
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(size / unitMs),
  );
}
