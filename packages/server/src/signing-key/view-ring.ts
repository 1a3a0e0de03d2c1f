import type { Jwk } from '../token/jwk/jwk.ts';
import { publicJwk } from '../token/jwk/public-jwk.ts';
import type { JwtKey } from '../token/jwt-key.ts';
import { findKey } from './find-key.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/** What a node does with a ring. */
export interface RingView {
  /** Undefined where no key that may sign can be read. */
  readonly signing: JwtKey | undefined;
  /** The key that signs first, then the next one, then those that are retired. */
  readonly verifying: readonly JwtKey[];
  readonly jwks: { readonly keys: readonly Jwk[] };
}

/** Reads keys that are decrypted once; undefined for one that cannot be read. */
export type ReadKey = (record: SigningKeyRecord) => JwtKey | undefined;

export const emptyView: RingView = { signing: undefined, verifying: [], jwks: { keys: [] } };

/**
 * What a node does with the keys that it accepts. An active key that it cannot read leaves it signing with the one
 * before, for as long as that one verifies. The arrays of the view before are kept where nothing in them changes.
 */
export function viewRing(
  accepted: readonly SigningKeyRecord[],
  readKey: ReadKey,
  before: RingView,
): RingView {
  const verifying = accepted.map(readKey).filter((key) => key !== undefined);
  const active = findKey(accepted, 'active');
  const signing = (active && readKey(active)) ?? verifying.find((key) => key === before.signing);
  if (isSame(verifying, before.verifying)) return { ...before, signing };
  const keys = verifying.map(publicJwk).filter((jwk) => jwk !== undefined);
  return {
    signing,
    verifying: Object.freeze(verifying),
    jwks: Object.freeze({ keys: Object.freeze(keys.map((jwk) => Object.freeze({ ...jwk }))) }),
  };
}

function isSame(keys: readonly JwtKey[], before: readonly JwtKey[]): boolean {
  return keys.length === before.length && keys.every((key, index) => key === before[index]);
}
