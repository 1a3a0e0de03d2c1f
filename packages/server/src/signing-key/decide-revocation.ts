import type { Decision } from './change-ring.ts';
import { planRevocation } from './plan-revocation.ts';
import type { RingRules } from './ring-plan.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';
import type { SigningKeys } from './signing-keys.ts';

/** The end of a key that somebody asks for, and what to tell them. */
export function decideRevocation(
  keys: readonly SigningKeyRecord[],
  kid: string,
  rules: Pick<RingRules, 'algorithm'>,
  nowSeconds: number,
): Decision<Awaited<ReturnType<SigningKeys['revoke']>>> {
  const plan = planRevocation(keys, kid, rules, nowSeconds);
  return { plan, answer: plan === null ? 'not_found' : 'revoked' };
}
