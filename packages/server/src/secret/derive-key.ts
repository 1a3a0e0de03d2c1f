import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** What a derived key is for. A label belongs to one purpose for ever: changing it changes the key. */
export type KeyPurpose =
  | 'access-token HS256'
  | 'access-token HS384'
  | 'access-token HS512'
  /** Macs refresh tokens. */
  | 'refresh-token'
  /** Encrypts signing keys in the store. */
  | 'signing-key wrapping'
  /** Makes the value by which a store recognises its root secret. */
  | 'store check'
  /** Makes names and addresses unreadable where attempts are counted. */
  | 'throttle';

/** As long as the longest hash, so that every algorithm's shortest key is reached (RFC 7518 section 3.2). */
const derivedBytes = 64;

/** A 512-bit key for one purpose, derived from the root secret (HKDF-SHA256, RFC 5869). */
export function deriveKey(rootSecret: Uint8Array, purpose: KeyPurpose): KeyObject {
  const bytes = hkdfSync('sha256', rootSecret, new Uint8Array(), `latchkey ${purpose}`, derivedBytes);
  return createSecretKey(new Uint8Array(bytes));
}
