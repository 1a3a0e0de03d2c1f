import type { JwtAlgorithm } from '../token/jwt-key.ts';
import { findKey } from './find-key.ts';
import type { RingPlan } from './ring-plan.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/**
 * Gives a ring what it lacks. Without a key that signs, the next one signs at once, however short it has been
 * published; without that one, a new key does: nobody can hold an older key set of an empty ring.
 */
export function completeRing(
  keys: readonly SigningKeyRecord[],
  algorithm: JwtAlgorithm,
  nowSeconds: number,
): RingPlan {
  if (findKey(keys, 'active') !== undefined) {
    return { keys, make: findKey(keys, 'next') === undefined ? [{ state: 'next', algorithm }] : [] };
  }
  const next = findKey(keys, 'next');
  if (next === undefined) {
    return {
      keys,
      make: [
        { state: 'active', algorithm },
        { state: 'next', algorithm },
      ],
    };
  }
  const active: SigningKeyRecord = { ...next, state: 'active', activatedAtSeconds: nowSeconds };
  return completeRing(
    keys.map((key) => (key === next ? active : key)),
    algorithm,
    nowSeconds,
  );
}
