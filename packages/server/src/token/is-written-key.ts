import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey } from 'node:crypto';

/**
 * Whether bytes are a key that somebody wrote down: PEM, a JWK, or the DER of a public or private key. Taken as a
 * shared secret, a public key would let everybody sign (RFC 8725 section 2.1).
 */
export function isWrittenKey(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes('-----BEGIN ') || isJwk(buffer) || isDer(buffer);
}

function isJwk(buffer: Buffer): boolean {
  return succeeds(() => {
    const value: unknown = JSON.parse(buffer.toString());
    if (typeof value !== 'object' || value === null || !('kty' in value)) throw new TypeError('not a JWK');
  });
}

function isDer(key: Buffer): boolean {
  return (
    succeeds(() => createPublicKey({ key, format: 'der', type: 'spki' })) ||
    succeeds(() => createPublicKey({ key, format: 'der', type: 'pkcs1' })) ||
    succeeds(() => createPrivateKey({ key, format: 'der', type: 'pkcs8' }))
  );
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
