import { createPrivateKey, createPublicKey, KeyObject } from 'node:crypto';
import { isJwk } from './jwk/jwk.ts';
import { jwkMaterial } from './jwk/jwk-material.ts';
import { checkJwkPurpose } from './jwk/jwk-purpose.ts';
import type { JwtAlgorithm } from './jwt-key.ts';
import { checkPem } from './pem.ts';

/**
 * Reads one half of a key pair. A `TypeError` for anything else, and for the other half: Node by itself would turn a
 * private key that is given as a public one into its public half, and leave the mistake unseen.
 */
export function readKeyObject(
  material: unknown,
  algorithm: JwtAlgorithm,
  type: 'private' | 'public',
): KeyObject {
  if (material instanceof KeyObject) {
    if (material.type === type) return material;
    throw new TypeError(`The KeyObject must be ${type}, but it is ${material.type}`);
  }
  const create = type === 'private' ? createPrivateKey : createPublicKey;
  if (typeof material === 'string') {
    checkPem(material, type);
    return attempt(() => create(material), 'PEM');
  }
  if (isJwk(material)) {
    checkJwkPurpose(material, algorithm, type);
    const key = jwkMaterial(material, algorithm, type);
    return attempt(() => create({ key, format: 'jwk' }), 'JWK');
  }
  throw new TypeError(`A ${type} key must be PEM text, a JWK as an object, or a KeyObject`);
}

function attempt(read: () => KeyObject, form: string): KeyObject {
  try {
    return read();
  } catch {
    // Node's own error may quote what it was given, so it does not become a `cause`.
    throw new TypeError(`The ${form} does not hold a valid key`);
  }
}
