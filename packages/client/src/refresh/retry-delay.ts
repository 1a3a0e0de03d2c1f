const firstMs = 1_000;
const longestMs = 60_000;
/** What a server may ask for; more is a mistake, or a clock that is wrong. */
const longestAskedMs = 3_600_000;

/**
 * How long to wait after so many failures in a row: one second, doubled with each up to a minute, and of that a random
 * half to the whole; and never less than the server asked for (`Retry-After`, an hour at most).
 */
export function retryDelayMs(
  failures: number,
  retryAfterSeconds: number | undefined,
  random: () => number,
): number {
  const backoff = Math.min(firstMs * 2 ** (failures - 1), longestMs) * (0.5 + random() / 2);
  return Math.max(backoff, Math.min((retryAfterSeconds ?? 0) * 1000, longestAskedMs));
}
