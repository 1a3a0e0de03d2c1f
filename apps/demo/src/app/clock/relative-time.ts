const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Says how far away a moment is: `in 4 minutes`, `12 seconds ago`, `now`. Both in milliseconds since 1970. */
export function relativeTime(momentMs: number, nowMs: number): string {
  const seconds = Math.round((momentMs - nowMs) / 1000);
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}
