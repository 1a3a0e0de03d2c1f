/** Below this the clocks agree: a token is some time on its way, and its times are whole seconds. */
const toleranceMs = 60_000;

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
] as const;

/**
 * How far this device's clock is ahead of the one that issued a token, by an estimate in milliseconds, as far as it
 * matters: 0 where they agree, more or less.
 */
export function clockSkew(estimateMs: number): number {
  if (Math.abs(estimateMs) <= toleranceMs) return 0;
  // Whole seconds, as in tokens and in the ticker: a countdown begins at the full time.
  return Math.floor(estimateMs / 1000) * 1000;
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
