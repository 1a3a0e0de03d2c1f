const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How far away a moment is: `in 4 minutes`, `12 seconds ago`, `now`. Both in seconds since 1970. */
export function relativeText(momentSeconds: number, nowSeconds: number): string {
  const seconds = Math.round(momentSeconds - nowSeconds);
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}
