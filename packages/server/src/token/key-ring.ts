import { JwtKey } from './jwt-key.ts';

/** The keys of one issuer: one that signs, and all that verify. Made by `createKeyRing`, frozen. */
export class KeyRing {
  /** Signs new tokens: `signJwt(claims, ring.signing)`. */
  readonly signing: JwtKey;
  /** All keys that verify, the signing key first. */
  readonly keys: readonly JwtKey[];
  readonly #byName: ReadonlyMap<string, JwtKey>;

  constructor(signing: JwtKey, keys: readonly JwtKey[], byName: ReadonlyMap<string, JwtKey>) {
    this.signing = signing;
    this.keys = Object.freeze([...keys]);
    this.#byName = byName;
    Object.freeze(this);
  }

  static isRing(value: unknown): value is KeyRing {
    return typeof value === 'object' && value !== null && #byName in value;
  }

  /** The key of that name. A `Map` takes every name for a name, `__proto__` too. */
  static find(ring: KeyRing, kid: string): JwtKey | undefined {
    return ring.#byName.get(kid);
  }
}

/** One key, or a ring of them. */
export type JwtKeys = JwtKey | KeyRing;

/** Throws a `TypeError` for anything that is neither an imported key nor a ring. */
export function assertKeys(keys: unknown): asserts keys is JwtKeys {
  if (!KeyRing.isRing(keys)) JwtKey.assert(keys);
}
