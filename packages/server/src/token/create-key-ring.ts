import { JwtKey } from './jwt-key.ts';
import { KeyRing } from './key-ring.ts';

export interface KeyRingOptions {
  /** Signs, and verifies as well: a secret or private key. */
  readonly signing: JwtKey;
  /** Further keys that verify, such as those that signed before. Default: none. */
  readonly verifying?: readonly JwtKey[];
}

/**
 * Makes a ring of keys, for changing keys without a break. A token that names a key (`kid`) is held against the key of
 * that name and no other; a token that names none against the one key of the ring that has its algorithm, and it is
 * refused where several have: trying them in turn would let one worthless token cost as many verifications.
 * Throws a `TypeError` for a signing key that is public, a key without a name, and a name that occurs twice.
 */
export function createKeyRing({ signing, verifying = [] }: KeyRingOptions): KeyRing {
  const byName = new Map<string, JwtKey>();
  for (const key of [signing, ...verifying]) {
    JwtKey.assert(key);
    if (key.kid === undefined) throw new TypeError('Every key of a ring must have a kid');
    if (byName.has(key.kid)) throw new TypeError('Every key of a ring must have a kid of its own');
    byName.set(key.kid, key);
  }
  JwtKey.signingKeyOf(signing);
  return new KeyRing(signing, [...byName.values()], byName);
}
