import { storedFailures } from './count-failures.ts';
import { delaySeconds } from './delay-seconds.ts';
import { clockMarginSeconds, type ThrottleRule } from './throttle-rules.ts';
import type { ThrottleCounter } from './throttle-store.ts';

/** How long a counter holds the next attempt; 0: not at all. */
export function heldSeconds(
  rule: ThrottleRule,
  counter: ThrottleCounter | undefined,
  nowSeconds: number,
): number {
  const left = (counter?.blockedUntilSeconds ?? 0) - nowSeconds;
  const longest = delaySeconds(rule, storedFailures(counter));
  // Whoever set a clock back must not be held until it is there again.
  return left > 0 && longest > 0 && left <= longest + clockMarginSeconds ? left : 0;
}
