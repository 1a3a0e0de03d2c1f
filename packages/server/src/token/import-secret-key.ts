import { Buffer } from 'node:buffer';
import { createSecretKey, KeyObject } from 'node:crypto';
import { isWrittenKey } from './is-written-key.ts';
import { isJwk, type Jwk } from './jwk/jwk.ts';
import { jwkMaterial } from './jwk/jwk-material.ts';
import { checkJwkPurpose } from './jwk/jwk-purpose.ts';
import { chooseKeyId } from './key-id.ts';
import { JwtKey } from './jwt-key.ts';

/** RFC 7518 section 3.2: an HMAC key is no shorter than the hash it makes. */
const minSecretBytes = { HS256: 32, HS384: 48, HS512: 64 } as const;

export type SecretAlgorithm = keyof typeof minSecretBytes;

export interface ImportSecretKeyOptions {
  /** The one algorithm that the key is for. Default `HS256`. */
  readonly algorithm?: SecretAlgorithm;
  /** Name of the key, 1 to 256 characters. Default: that of the JWK, or none. */
  readonly kid?: string;
  /**
   * Accepts a secret that is shorter than the algorithm allows, and so can be guessed offline from any token. Only for
   * moving away from a service that already shares such a secret. Default `false`.
   */
  readonly allowInsecureShortSecret?: boolean;
}

/**
 * Makes an HMAC key from a shared secret: text (its UTF-8 bytes), bytes (copied), a secret `KeyObject`, or a JWK of
 * kind `oct` as an object.
 * Throws a `TypeError` for a secret below 32, 48 or 64 bytes for HS256, HS384 or HS512 (RFC 7518 section 3.2), for one
 * byte repeated, for a key of another kind (a public or private `KeyObject`, or a key or certificate that somebody
 * wrote down), and for a JWK whose `alg`, `use`, `key_ops` or `kid` say otherwise. No message holds any of the secret.
 * Does not check how hard the secret is to guess: take random bytes.
 */
export function importSecretKey(
  secret: string | Uint8Array | KeyObject | Jwk,
  options: ImportSecretKeyOptions = {},
): JwtKey {
  const { algorithm = 'HS256' } = options;
  if (!Object.hasOwn(minSecretBytes, algorithm)) {
    throw new TypeError('algorithm must be HS256, HS384 or HS512 for a secret');
  }
  const kid = chooseKeyId(options.kid, secret);
  const bytes = secretBytes(secret, algorithm);
  // Only `true` itself: text out of a configuration, such as "false", must not open anything.
  const allowShort: unknown = options.allowInsecureShortSecret;
  refuseWeakSecret(bytes, algorithm, allowShort === true ? 1 : minSecretBytes[algorithm]);
  return new JwtKey(algorithm, createSecretKey(bytes), kid);
}

function secretBytes(secret: unknown, algorithm: SecretAlgorithm): Uint8Array {
  if (typeof secret === 'string') {
    if (!secret.isWellFormed()) {
      throw new TypeError(`An ${algorithm} secret given as text must be well-formed Unicode`);
    }
    return Buffer.from(secret, 'utf8');
  }
  if (secret instanceof Uint8Array) return secret;
  if (secret instanceof KeyObject) return keyObjectBytes(secret, algorithm);
  if (isJwk(secret)) return jwkBytes(secret, algorithm);
  throw new TypeError(
    `An ${algorithm} secret must be a string, a Uint8Array or a secret KeyObject, or an oct JWK as an object`,
  );
}

function keyObjectBytes(secret: KeyObject, algorithm: SecretAlgorithm): Uint8Array {
  if (secret.type !== 'secret') {
    throw new TypeError(
      `An ${algorithm} key must be a secret KeyObject; a public or private key is of another kind`,
    );
  }
  return secret.export();
}

function jwkBytes(jwk: Jwk, algorithm: SecretAlgorithm): Uint8Array {
  checkJwkPurpose(jwk, algorithm, 'secret');
  return Buffer.from(jwkMaterial(jwk, algorithm, 'secret').k ?? '', 'base64url');
}

function refuseWeakSecret(bytes: Uint8Array, algorithm: SecretAlgorithm, minBytes: number): void {
  const advice = `use ${minSecretBytes[algorithm]} random bytes`;
  if (bytes.byteLength < minBytes) {
    throw new TypeError(
      `An ${algorithm} secret must have at least ${minSecretBytes[algorithm]} bytes (RFC 7518 section 3.2); ${advice}`,
    );
  }
  if (bytes.every((byte) => byte === bytes[0])) {
    throw new TypeError(`An ${algorithm} secret must not be one byte repeated; ${advice}`);
  }
  if (isWrittenKey(bytes)) {
    throw new TypeError(`An ${algorithm} secret must not be the PEM, DER or JWK of a key; ${advice}`);
  }
}
