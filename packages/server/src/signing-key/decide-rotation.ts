import type { Decision } from './change-ring.ts';
import { findKey } from './find-key.ts';
import { planRotation } from './plan-rotation.ts';
import type { RingRules } from './ring-plan.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';
import type { RotateResult } from './signing-keys.ts';

/** The rotation that somebody asks for, and what to tell them. */
export function decideRotation(
  keys: readonly SigningKeyRecord[],
  rules: Pick<RingRules, 'algorithm' | 'jwksMaxAgeSeconds'>,
  nowSeconds: number,
): Decision<RotateResult> {
  const { plan, retryAfterSeconds } = planRotation(keys, rules, nowSeconds);
  const kid = findKey(plan.keys, 'active')?.kid;
  if (retryAfterSeconds > 0 || kid === undefined) {
    return { plan, answer: { result: 'too_early', retryAfterSeconds } };
  }
  return { plan, answer: { result: 'rotated', kid } };
}
