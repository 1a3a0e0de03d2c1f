import type { KeyObject } from 'node:crypto';

/** The signature algorithms that a key can be bound to (RFC 7518 section 3.1). */
export type JwtAlgorithm = 'HS256';

/**
 * A key for exactly one algorithm, made by `importSecretKey`. Frozen and opaque: the secret is in no property,
 * so neither `JSON.stringify` nor `util.inspect` shows it.
 */
export class JwtKey {
  readonly algorithm: JwtAlgorithm;
  /** Name of the key: written into the header of tokens it signs, and required of tokens that name a key. */
  readonly kid: string | undefined;
  readonly #keyObject: KeyObject;

  constructor(algorithm: JwtAlgorithm, keyObject: KeyObject, kid: string | undefined) {
    this.algorithm = algorithm;
    this.kid = kid;
    this.#keyObject = keyObject;
    Object.freeze(this);
  }

  /** Throws a `TypeError` for anything that merely looks like a key. */
  static assert(key: unknown): asserts key is JwtKey {
    if (typeof key !== 'object' || key === null || !(#keyObject in key)) {
      throw new TypeError('The key must be a JwtKey, as made by importSecretKey');
    }
  }

  /** The key material, for the code that signs and verifies. */
  static keyObjectOf(key: JwtKey): KeyObject {
    return key.#keyObject;
  }
}
