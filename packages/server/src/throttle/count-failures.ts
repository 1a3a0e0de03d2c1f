import { delaySeconds } from './delay-seconds.ts';
import { maxFailures, type ThrottleRule } from './throttle-rules.ts';
import type { ThrottleCounter } from './throttle-store.ts';

/** The failures of a counter that still count. What no rule could have written counts as the nearest that could be. */
export function countFailures(
  rule: ThrottleRule,
  counter: ThrottleCounter | undefined,
  nowSeconds: number,
): number {
  const failures = storedFailures(counter);
  if (counter === undefined || failures === 0) return 0;
  const { kind, seconds } = rule.fading;
  if (kind === 'at_once') {
    // A block begins with the attempt, also the one that lasts no time.
    const lastAttemptSeconds = counter.blockedUntilSeconds - delaySeconds(rule, failures);
    return nowSeconds - lastAttemptSeconds >= seconds ? 0 : failures;
  }
  const left = Math.ceil((counter.forgetAtSeconds - nowSeconds) / seconds);
  return left > 0 ? Math.min(failures, left) : 0;
}

/** As it was written, without regard to time. */
export function storedFailures(counter: ThrottleCounter | undefined): number {
  const { failures = 0 } = counter ?? {};
  return failures > 0 ? Math.min(maxFailures, Math.ceil(failures)) : 0;
}
