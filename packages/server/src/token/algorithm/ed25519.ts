import { Buffer } from 'node:buffer';
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { decodeBase64url } from '../base64url.ts';
import { isWeakPoint } from './is-weak-point.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/**
 * EdDSA with Ed25519 (RFC 8037 section 3.1), and with no other curve.
 * OpenSSL compares the second half of a signature with the order of the group, so there is no second one.
 */
export const ed25519: SignatureAlgorithm = {
  checkKey(key) {
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('An EdDSA key must be an Ed25519 key');
    if (isWeakPoint(publicBytes(key))) {
      throw new TypeError('An Ed25519 key must not be a point of small order or written in a second way');
    }
  },

  sign(signingInput, key) {
    return sign(null, Buffer.from(signingInput), key).toString('base64url');
  },

  verify(signingInput, signature, key) {
    const bytes = decodeBase64url(signature);
    return bytes?.byteLength === 64 && verify(null, Buffer.from(signingInput), key, bytes);
  },
};

function publicBytes(key: KeyObject): Buffer {
  const { x = '' } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url');
}
