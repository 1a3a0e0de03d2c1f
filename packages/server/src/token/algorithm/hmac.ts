import { Buffer } from 'node:buffer';
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** HMAC with SHA-2 (RFC 7518 section 3.2). */
export function hmac(hash: 'sha256' | 'sha384' | 'sha512'): SignatureAlgorithm {
  const sign = (signingInput: string, key: KeyObject) =>
    createHmac(hash, key).update(signingInput).digest('base64url');
  return {
    checkKey(key) {
      if (key.type !== 'secret') throw new TypeError('An HMAC key must be a secret');
    },
    sign,
    // Compared in constant time. One byte string has one canonical text, so comparing the texts refuses every other
    // encoding as well.
    verify(signingInput, signature, key) {
      const expected = Buffer.from(sign(signingInput, key));
      const actual = Buffer.from(signature);
      return actual.byteLength === expected.byteLength && timingSafeEqual(actual, expected);
    },
  };
}
