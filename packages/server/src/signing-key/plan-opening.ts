import { completeRing } from './complete-ring.ts';
import type { RingPlan, RingRules } from './ring-plan.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/**
 * What a node does to the ring when it starts: it completes it, and a next key of another algorithm than its own
 * setting gives way to a new one. So the node that started last decides, once, and the change takes place when that
 * key has been published for long enough. A next key has never signed: it can go without a trace.
 */
export function planOpening(
  keys: readonly SigningKeyRecord[],
  { algorithm }: Pick<RingRules, 'algorithm'>,
  nowSeconds: number,
): RingPlan {
  const kept = keys.filter((key) => key.state !== 'next' || key.algorithm === algorithm);
  return completeRing(kept.length === keys.length ? keys : kept, algorithm, nowSeconds);
}
