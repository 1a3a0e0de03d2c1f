import { countFailures } from './count-failures.ts';
import { delaySeconds } from './delay-seconds.ts';
import { maxFailures, type ThrottleRule } from './throttle-rules.ts';
import type { ThrottleCounter } from './throttle-store.ts';

/** The counter with one failure more. */
export function addFailure(
  rule: ThrottleRule,
  key: string,
  counter: ThrottleCounter | undefined,
  nowSeconds: number,
): ThrottleCounter {
  const before = countFailures(rule, counter, nowSeconds);
  const failures = Math.min(maxFailures, before + 1);
  const { knownUntilSeconds = 0 } = counter ?? {};
  return {
    key,
    failures,
    blockedUntilSeconds: nowSeconds + delaySeconds(rule, failures),
    knownUntilSeconds,
    forgetAtSeconds: Math.max(knownUntilSeconds, forgetAt(rule, counter, before, nowSeconds)),
  };
}

function forgetAt(
  { fading }: ThrottleRule,
  counter: ThrottleCounter | undefined,
  before: number,
  nowSeconds: number,
): number {
  if (fading.kind === 'at_once' || counter === undefined || before === 0) return nowSeconds + fading.seconds;
  // The part of the time that has gone by towards forgetting the next one is not lost.
  const last = Math.min(counter.forgetAtSeconds, nowSeconds + before * fading.seconds);
  return Math.min(last, nowSeconds + (maxFailures - 1) * fading.seconds) + fading.seconds;
}
