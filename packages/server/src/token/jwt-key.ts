import { createPublicKey, type KeyObject } from 'node:crypto';

/** The signature algorithms that a key can be bound to (RFC 7518 section 3.1, RFC 8037 section 3.1 with Ed25519). */
export type JwtAlgorithm = 'HS256' | 'HS384' | 'HS512' | 'RS256' | 'ES256' | 'EdDSA';

/** A secret signs and verifies, so does a private key (by its public half), a public key only verifies. */
export type JwtKeyType = 'secret' | 'private' | 'public';

/**
 * A key for exactly one algorithm, made by `importSecretKey`, `importPrivateKey` or `importPublicKey`. Frozen and
 * opaque: the material is in no property, so neither `JSON.stringify` nor `util.inspect` shows it.
 */
export class JwtKey {
  readonly algorithm: JwtAlgorithm;
  readonly type: JwtKeyType;
  /** Name of the key: written into the header of tokens it signs, and required of tokens that name a key. */
  readonly kid: string | undefined;
  readonly #signingKey: KeyObject;
  readonly #verifyingKey: KeyObject;

  constructor(algorithm: JwtAlgorithm, keyObject: KeyObject, kid: string | undefined) {
    this.algorithm = algorithm;
    this.type = keyObject.type;
    this.kid = kid;
    this.#signingKey = keyObject;
    this.#verifyingKey = keyObject.type === 'private' ? createPublicKey(keyObject) : keyObject;
    Object.freeze(this);
  }

  static isKey(value: unknown): value is JwtKey {
    return typeof value === 'object' && value !== null && #verifyingKey in value;
  }

  /** Throws a `TypeError` for anything that merely looks like a key. */
  static assert(key: unknown): asserts key is JwtKey {
    if (!JwtKey.isKey(key)) {
      throw new TypeError(
        'The key must be a JwtKey, as made by importSecretKey, importPrivateKey or importPublicKey',
      );
    }
  }

  /** The secret or private material; a `TypeError` for a public key. */
  static signingKeyOf(key: JwtKey): KeyObject {
    if (key.type === 'public') throw new TypeError('A public key cannot sign; the private key can');
    return key.#signingKey;
  }

  /** The secret or public material: of a private key, its public half. */
  static verifyingKeyOf(key: JwtKey): KeyObject {
    return key.#verifyingKey;
  }
}
