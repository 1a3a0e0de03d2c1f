import { completeRing } from './complete-ring.ts';
import { dropAheadNext } from './drop-ahead-next.ts';
import { findKey } from './find-key.ts';
import { ringAlgorithm } from './ring-algorithm.ts';
import type { RingPlan, RingRules } from './ring-plan.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/** A rotation that may or may not take place now. */
export interface RotationPlan {
  /** What the ring becomes: where it is too early, what it was, with what it lacked. */
  readonly plan: RingPlan;
  /** 0 where it takes place. */
  readonly retryAfterSeconds: number;
}

/**
 * A key is not published everywhere when it is made: another node hears of it within the second of its poll, and then
 * has to read the ring. Until then others may still fetch, and cache, a key set without it.
 */
const hearingSeconds = 2;

/**
 * Makes the next key sign, if it has been published for as long as others may cache the key set. The key that signed
 * verifies from now on, and a new key is the next one. A next key that a clock far ahead has made is replaced first.
 */
export function planRotation(
  keys: readonly SigningKeyRecord[],
  rules: Pick<RingRules, 'algorithm' | 'jwksMaxAgeSeconds'>,
  nowSeconds: number,
): RotationPlan {
  const algorithm = ringAlgorithm(keys, rules.algorithm);
  const kept = dropAheadNext(keys, nowSeconds);
  const next = findKey(kept, 'next');
  const publishedAtSeconds = next?.createdAtSeconds ?? nowSeconds + 1;
  const waitSeconds = rules.jwksMaxAgeSeconds + hearingSeconds;
  const retryAfterSeconds = Math.max(0, publishedAtSeconds + waitSeconds - nowSeconds);
  const moved = retryAfterSeconds > 0 ? kept : kept.map((key) => retire(key, nowSeconds));
  // Where no key is active any more, the next one takes its place.
  return { plan: completeRing(moved, algorithm, nowSeconds), retryAfterSeconds };
}

function retire(key: SigningKeyRecord, nowSeconds: number): SigningKeyRecord {
  return key.state === 'active' ? { ...key, state: 'retired', endedAtSeconds: nowSeconds } : key;
}
