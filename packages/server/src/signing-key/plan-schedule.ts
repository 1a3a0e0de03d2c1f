import { completeRing } from './complete-ring.ts';
import { dropAheadNext } from './drop-ahead-next.ts';
import { findKey } from './find-key.ts';
import { isAhead } from './is-ahead.ts';
import { isOver } from './is-over.ts';
import { planRotation } from './plan-rotation.ts';
import { ringAlgorithm } from './ring-algorithm.ts';
import type { RingPlan, RingRules } from './ring-plan.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/**
 * What time does to a ring: keys that are over go; the active key gives way when it is old enough, or when the next one
 * is for another algorithm; a next key that a clock far ahead has made is replaced. Any node may carry it out, since it
 * follows from the ring and the time alone.
 */
export function planSchedule(
  keys: readonly SigningKeyRecord[],
  rules: RingRules,
  nowSeconds: number,
): RingPlan {
  const alive = keys.filter((key) => !isOver(key, rules.keepSeconds, nowSeconds));
  if (isDue(alive, rules, nowSeconds)) return planRotation(alive, rules, nowSeconds).plan;
  const kept = dropAheadNext(alive, nowSeconds);
  return completeRing(kept, ringAlgorithm(alive, rules.algorithm), nowSeconds);
}

function isDue(
  keys: readonly SigningKeyRecord[],
  { rotationSeconds }: RingRules,
  nowSeconds: number,
): boolean {
  const active = findKey(keys, 'active');
  const next = findKey(keys, 'next');
  if (active === undefined || next === undefined) return false;
  if (active.algorithm !== next.algorithm) return true;
  const sinceSeconds = active.activatedAtSeconds ?? active.createdAtSeconds;
  // How long a key has signed that is active since a time far ahead cannot be told: as if it were long enough.
  return (
    rotationSeconds > 0 && (isAhead(sinceSeconds, nowSeconds) || nowSeconds >= sinceSeconds + rotationSeconds)
  );
}
