import { Buffer } from 'node:buffer';
import { createSecretKey, KeyObject } from 'node:crypto';
import { isWrittenKey } from './is-written-key.ts';
import { isKeyId, maxKeyIdLength } from './key-id.ts';
import { JwtKey } from './jwt-key.ts';

/** RFC 7518 section 3.2: an HMAC key is no shorter than the hash it makes. */
const minSecretBytes = 32;

export interface ImportSecretKeyOptions {
  /** Name of the key, 1 to 256 characters. Default: none. */
  readonly kid?: string;
}

/**
 * Makes an HS256 key from a shared secret: text (its UTF-8 bytes), bytes (copied), or a secret `KeyObject`.
 * Throws a `TypeError` for a secret below 32 bytes (RFC 7518 section 3.2), for one byte repeated, and for a key of
 * another kind: a public or private `KeyObject`, or one written as PEM, DER or JWK.
 * Does not check how hard the secret is to guess: take 32 random bytes.
 */
export function importSecretKey(
  secret: string | Uint8Array | KeyObject,
  options: ImportSecretKeyOptions = {},
): JwtKey {
  const { kid } = options;
  if (kid !== undefined && !isKeyId(kid)) {
    throw new TypeError(`kid must be a string of 1 to ${String(maxKeyIdLength)} characters`);
  }
  const bytes = secretBytes(secret);
  refuseWeakSecret(bytes);
  return new JwtKey('HS256', createSecretKey(bytes), kid);
}

function secretBytes(secret: unknown): Uint8Array {
  if (typeof secret === 'string') {
    if (!secret.isWellFormed())
      throw new TypeError('An HS256 secret given as text must be well-formed Unicode');
    return Buffer.from(secret, 'utf8');
  }
  if (secret instanceof Uint8Array) return secret;
  if (!(secret instanceof KeyObject)) {
    throw new TypeError('An HS256 secret must be a string, a Uint8Array or a secret KeyObject');
  }
  if (secret.type !== 'secret') {
    throw new TypeError(
      'An HS256 key must be a secret KeyObject; a public or private key is of another kind',
    );
  }
  return secret.export();
}

function refuseWeakSecret(bytes: Uint8Array): void {
  if (bytes.byteLength < minSecretBytes) {
    throw new TypeError(
      'An HS256 secret must have at least 32 bytes (RFC 7518 section 3.2); use 32 random bytes',
    );
  }
  if (bytes.every((byte) => byte === bytes[0])) {
    throw new TypeError('An HS256 secret must not be one byte repeated; use 32 random bytes');
  }
  if (isWrittenKey(bytes)) {
    throw new TypeError('An HS256 secret must not be the PEM, DER or JWK of a key; use 32 random bytes');
  }
}
