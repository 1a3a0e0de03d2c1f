import type { Lifetimes } from './config.ts';
import { wholeNumber } from './parsers.ts';
import { Unfit, type Variables } from './variables.ts';

const day = 86_400;
const longest = 3_650 * day;

/** How long tokens and sessions last. */
export function readLifetimes(variables: Variables): Lifetimes {
  const sessionTtlSeconds = variables.read(
    'SESSION_TTL_SECONDS',
    30 * day,
    wholeNumber(60, longest, 'seconds'),
  );
  return {
    accessTtlSeconds: variables.read('ACCESS_TTL_SECONDS', 300, wholeNumber(1, day, 'seconds')),
    refreshGraceSeconds: variables.read('REFRESH_GRACE_SECONDS', 30, wholeNumber(0, 300, 'seconds')),
    sessionTtlSeconds,
    sessionIdleSeconds: variables.read(
      'SESSION_IDLE_SECONDS',
      Math.min(14 * day, sessionTtlSeconds),
      (text) => {
        const seconds = wholeNumber(60, longest, 'seconds')(text);
        if (seconds <= sessionTtlSeconds) return seconds;
        throw new Unfit(
          `is ${seconds} and should not be above SESSION_TTL_SECONDS, which is ${sessionTtlSeconds}`,
        );
      },
    ),
  };
}
