import type { Clock } from '../clock/clock.ts';
import { publicJwk } from '../token/jwk/public-jwk.ts';
import type { KeyWrapping } from './create-key-wrapping.ts';
import { generateKey } from './generate-key.ts';
import type { RandomBytes } from '../secret/random-bytes.ts';
import type { KeyToMake } from './ring-plan.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

export interface MakeKeyDependencies {
  readonly wrapping: KeyWrapping;
  readonly randomBytes: RandomBytes;
  readonly clock: Clock;
}

/** Makes a new key as the store keeps it. */
export async function makeKey(
  { state, algorithm }: KeyToMake,
  { wrapping, randomBytes, clock }: MakeKeyDependencies,
): Promise<SigningKeyRecord> {
  const { key, material } = await generateKey(algorithm, randomBytes);
  const { kid } = key;
  // After it was generated, which takes its time, and rounded up: it is never published for less than it says.
  const nowSeconds = Math.ceil(clock() / 1000);
  return {
    kid,
    algorithm,
    state,
    publicJwk: toRecord(publicJwk(key)),
    ...wrapping.wrap({ kid, algorithm }, material),
    createdAtSeconds: nowSeconds,
    activatedAtSeconds: state === 'active' ? nowSeconds : null,
    endedAtSeconds: null,
  };
}

function toRecord(jwk: ReturnType<typeof publicJwk>): SigningKeyRecord['publicJwk'] {
  return jwk === undefined ? null : { ...jwk };
}
