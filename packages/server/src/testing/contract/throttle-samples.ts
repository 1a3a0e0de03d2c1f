import type {
  ThrottleCounter,
  ThrottleCounters,
  ThrottleDecision,
  ThrottleStore,
} from '../../throttle/throttle-store.ts';
import { startSeconds } from './samples.ts';

/** A counter that is remembered for a while after the start. */
export function sampleCounter(key: string, changes: Partial<ThrottleCounter> = {}): ThrottleCounter {
  return {
    key,
    failures: 1,
    blockedUntilSeconds: startSeconds,
    knownUntilSeconds: 0,
    forgetAtSeconds: startSeconds + 1_000,
    ...changes,
  };
}

/** Counts one failure at each key, unless one of them has as many as allowed. */
export function countUpTo(
  limit: number,
  keys: readonly string[],
): (counters: ThrottleCounters) => ThrottleDecision {
  return (counters) => {
    const failures = (key: string) => counters.get(key)?.failures ?? 0;
    if (keys.some((key) => failures(key) >= limit)) return { result: 'held', retryAfterSeconds: 7 };
    const counted = keys.map((key) => sampleCounter(key, { failures: failures(key) + 1 }));
    return { result: 'reserved', counters: counted };
  };
}

/** The counters as they are, by key. */
export async function readCounters(
  throttle: ThrottleStore,
  keys: readonly string[],
  nowSeconds = startSeconds,
): Promise<ThrottleCounters> {
  let seen: ThrottleCounters = new Map();
  await throttle.reserve(keys, nowSeconds, (counters) => {
    seen = counters;
    return { result: 'held', retryAfterSeconds: 1 };
  });
  return seen;
}
