import { completeRing } from './complete-ring.ts';
import { ringAlgorithm } from './ring-algorithm.ts';
import type { RingPlan, RingRules } from './ring-plan.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/**
 * Kills a key. Where it was the one that signs, the next one signs at once: safety before the caches of others. Null
 * where there is no such key; one that is dead already stays as it is.
 */
export function planRevocation(
  keys: readonly SigningKeyRecord[],
  kid: string,
  { algorithm }: Pick<RingRules, 'algorithm'>,
  nowSeconds: number,
): RingPlan | null {
  const found = keys.find((key) => key.kid === kid);
  if (found === undefined) return null;
  if (found.state === 'revoked') return { keys, make: [] };
  const revoked: SigningKeyRecord = { ...found, state: 'revoked', endedAtSeconds: nowSeconds };
  const left = keys.map((key) => (key === found ? revoked : key));
  return completeRing(left, ringAlgorithm(keys, algorithm), nowSeconds);
}
