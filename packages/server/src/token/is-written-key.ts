import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';

/** PEM and its relatives, a JWK or a set of them (also inside other JSON text), and OpenSSH's one-line public keys. */
const writtenText = /-BEGIN|"kty\\*"|^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-)/;

/**
 * Whether bytes are a key that somebody wrote down: PEM, JWK, JWK Set, an OpenSSH line, or the DER of a key or of a
 * certificate, also as base64 or hexadecimal text. Taken as a shared secret, a public key would let everybody sign
 * (RFC 8725 section 2.1). Does not know bare numbers: the 32 bytes of an Ed25519 public key look like any secret.
 */
export function isWrittenKey(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // White space comes with copying, and zero bytes with UTF-16.
  const text = buffer.toString('latin1').replaceAll(/[\s\0]/g, '');
  return (
    writtenText.test(text) || [buffer, Buffer.from(text, 'base64'), Buffer.from(text, 'hex')].some(isDer)
  );
}

function isDer(key: Buffer): boolean {
  return (
    succeeds(() => createPublicKey({ key, format: 'der', type: 'spki' })) ||
    succeeds(() => createPublicKey({ key, format: 'der', type: 'pkcs1' })) ||
    succeeds(() => createPrivateKey({ key, format: 'der', type: 'pkcs8' })) ||
    succeeds(() => new X509Certificate(key))
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
