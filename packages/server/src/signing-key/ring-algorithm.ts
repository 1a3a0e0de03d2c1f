import type { JwtAlgorithm } from '../token/jwt-key.ts';
import { findKey } from './find-key.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/**
 * What a new key of a ring is for: the same as the key that signs next. A node's own setting counts when it opens the
 * ring and in an empty ring, so that nodes with different settings do not change the ring against each other for ever.
 */
export function ringAlgorithm(keys: readonly SigningKeyRecord[], setting: JwtAlgorithm): JwtAlgorithm {
  return (findKey(keys, 'next') ?? findKey(keys, 'active'))?.algorithm ?? setting;
}
