import { Buffer } from 'node:buffer';

const minimumBytes = 32;
const minimumDistinctBytes = 8;
const placeholder = /super-?secret|change-?me|your-?secret|secret-?key|password|example/i;

/**
 * Bytes of a root secret: the one value from which every key of a server is derived.
 *
 * Takes text (its UTF-8 bytes) or bytes. Throws a `TypeError`, which never repeats the secret, when it is
 * shorter than 32 bytes, holds fewer than 8 different bytes, or contains a placeholder such as `change-me`.
 * It cannot tell a random secret from a guessable one: make yours with a random generator.
 */
export function rootSecretBytes(secret: string | Uint8Array): Uint8Array {
  const bytes = typeof secret === 'string' ? Buffer.from(secret, 'utf8') : Buffer.from(secret);
  if (bytes.length < minimumBytes) {
    throw new TypeError(`the secret key has ${bytes.length} bytes and needs at least ${minimumBytes}`);
  }
  if (new Set(bytes).size < minimumDistinctBytes) {
    throw new TypeError('the secret key repeats itself: it needs to be random');
  }
  if (placeholder.test(bytes.toString('latin1'))) {
    throw new TypeError('the secret key looks like a placeholder: it needs to be random');
  }
  return bytes;
}
