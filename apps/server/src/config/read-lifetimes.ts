import type { Lifetimes } from './config.ts';
import { wholeNumber } from './parsers.ts';
import type { Variables } from './variables.ts';

const day = 86_400;
const longest = 3_650 * day;

/** How long tokens and sessions last. */
export function readLifetimes(variables: Variables): Lifetimes {
  const read = (name: string, fallback: number, min: number, max: number, unit = 'seconds') =>
    variables.read(name, fallback, wholeNumber(min, max, unit));
  const sessionTtlSeconds = read('SESSION_TTL_SECONDS', 30 * day, 1, longest);
  const idleFallback = Math.min(14 * day, sessionTtlSeconds);
  const idleUnit = 'seconds, not above SESSION_TTL_SECONDS,';
  return {
    accessTtlSeconds: read('ACCESS_TTL_SECONDS', 300, 1, day),
    refreshGraceSeconds: read('REFRESH_GRACE_SECONDS', 30, 0, 300),
    sessionTtlSeconds,
    sessionIdleSeconds: read('SESSION_IDLE_SECONDS', idleFallback, 1, sessionTtlSeconds, idleUnit),
  };
}
