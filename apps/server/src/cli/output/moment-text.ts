/** A moment in ISO 8601, in UTC and to the second: `2026-11-24T00:44:10Z`. Null stays null. */
export function momentText<Seconds extends number | null>(
  seconds: Seconds,
): Seconds extends null ? null : string;
export function momentText(seconds: number | null): string | null {
  if (seconds === null) return null;
  return new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z');
}
