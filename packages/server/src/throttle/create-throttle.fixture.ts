import { LatchkeyError } from '../error/latchkey-error.ts';
import { createThrottle } from './create-throttle.ts';
import { memoryThrottleStore } from './memory-throttle-store.fixture.ts';
import type { Attempt } from './throttle.ts';

export const secretKey = 'b1V7nQ0xZr3Lk9Tp6Ws2Yc8Fh4Gd5Mj-';

/** A throttle in memory at a time of its own. */
export function testThrottle() {
  let nowSeconds = 1_800_000_000;
  const store = memoryThrottleStore();
  const throttle = createThrottle({ store, secretKey, clock: () => nowSeconds * 1_000 });
  return {
    store,
    throttle,
    pass(seconds: number) {
      nowSeconds += seconds;
    },
  };
}

/** How long an attempt is held; 0: it went on. */
export async function wait(attempt: Promise<Attempt>): Promise<number> {
  try {
    await attempt;
    return 0;
  } catch (error) {
    if (!(error instanceof LatchkeyError) || error.code !== 'throttled') throw error;
    return error.retryAfterSeconds ?? NaN;
  }
}

/** Attempts that are wrong, one after the other at the same moment, until one is held. Resolves to how many went on. */
export async function failUntilHeld(attempt: () => Promise<Attempt>): Promise<number> {
  let count = 0;
  while ((await wait(attempt())) === 0) count += 1;
  return count;
}
