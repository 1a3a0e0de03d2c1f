import type { JwtAlgorithm } from '../token/jwt-key.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/** What the life of keys is measured by. */
export interface RingRules {
  /** What a new key is for where the ring does not tell. */
  readonly algorithm: JwtAlgorithm;
  /** How long others may cache the key set: a key is published for that long before it signs. */
  readonly jwksMaxAgeSeconds: number;
  /** How long a key signs. 0: until somebody asks for a rotation. */
  readonly rotationSeconds: number;
  /** The longest lifetime of a token on this store, leeway included. */
  readonly keepSeconds: number;
}

/** A key to be made. */
export interface KeyToMake {
  readonly state: 'next' | 'active';
  readonly algorithm: JwtAlgorithm;
}

/** What a ring is to become. */
export interface RingPlan {
  /** The keys that stay. Those whose state changes are other objects than before. */
  readonly keys: readonly SigningKeyRecord[];
  readonly make: readonly KeyToMake[];
}
