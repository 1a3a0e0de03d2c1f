import { createHash, type KeyObject } from 'node:crypto';

/**
 * SHA-256 thumbprint of a public or private key (RFC 7638 section 3), in base64url: the same for both halves, in
 * every program. Not for secrets, of which it would be a hash.
 */
export function jwkThumbprint(key: KeyObject): string {
  const { kty, crv, e, n, x, y } = key.export({ format: 'jwk' });
  // Only what is required of its kind, in the order of the alphabet; members that are undefined are not written.
  const text = JSON.stringify({ crv, e, kty, n, x, y });
  return createHash('sha256').update(text).digest('base64url');
}
