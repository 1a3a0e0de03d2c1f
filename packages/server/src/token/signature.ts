import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { JwtKey } from './jwt-key.ts';

/** The signature of the key's one algorithm over a signing input, in base64url (RFC 7518 section 3.2). */
export function computeSignature(signingInput: string, key: JwtKey): string {
  return createHmac('sha256', JwtKey.keyObjectOf(key)).update(signingInput).digest('base64url');
}

/**
 * Whether a signature, in base64url, is exactly what the key would have written; compared in constant time.
 * One byte string has one canonical text, so comparing the texts refuses every other encoding as well.
 */
export function isSignatureValid(signingInput: string, signature: string, key: JwtKey): boolean {
  const expected = Buffer.from(computeSignature(signingInput, key));
  const actual = Buffer.from(signature);
  return actual.byteLength === expected.byteLength && timingSafeEqual(actual, expected);
}
