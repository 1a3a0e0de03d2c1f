import { addFailure } from './add-failure.ts';
import type { AttemptCounters } from './attempt-counters.ts';
import { heldSeconds } from './held-seconds.ts';
import type { ThrottleCounters, ThrottleDecision } from './throttle-store.ts';

/**
 * The whole rule of the throttle: an attempt is held while any counter that concerns it says so, and else counts as a
 * failure until it is settled. One whose own counter remembers a success is concerned by that counter alone, so that
 * strangers cannot lock the owner out.
 */
export function decideAttempt(
  { own, shared }: AttemptCounters,
  counters: ThrottleCounters,
  nowSeconds: number,
): ThrottleDecision {
  const isKnown = (counters.get(own.key)?.knownUntilSeconds ?? 0) > nowSeconds;
  const concerned = isKnown ? [own] : [own, ...shared];
  const waits = concerned.map(({ key, rule }) => heldSeconds(rule, counters.get(key), nowSeconds));
  const longest = Math.max(...waits);
  if (longest > 0) return { result: 'held', retryAfterSeconds: Math.ceil(longest) };
  return {
    result: 'reserved',
    counters: concerned.map(({ key, rule }) => addFailure(rule, key, counters.get(key), nowSeconds)),
  };
}
