import { Buffer } from 'node:buffer';
import { isWrittenKey } from '../token/is-written-key.ts';

const minimumBytes = 32;
const minimumDistinctBytes = 8;
const placeholder =
  /super[-_ ]?secret|change[-_ ]?(?:me|this)|your[-_ ]?secret|secret[-_ ]?key|password|example/i;

/**
 * Bytes of a root secret: the one value from which every key of a server is derived.
 *
 * Takes text (its UTF-8 bytes) or bytes. Throws a `TypeError`, which never repeats the secret, when it is
 * shorter than 32 bytes, holds fewer than 8 different bytes, contains a placeholder such as `change-me`, is a
 * key that somebody wrote down (a public one is no secret), or is text in which characters were lost.
 * It cannot tell a random secret from a guessable one: make yours with a random generator.
 */
export function rootSecretBytes(secret: string | Uint8Array): Uint8Array {
  const bytes = toBytes(secret);
  if (bytes.length < minimumBytes) {
    throw new TypeError(`the secret key has ${bytes.length} bytes and needs at least ${minimumBytes}`);
  }
  if (new Set(bytes).size < minimumDistinctBytes) {
    throw new TypeError('the secret key repeats itself: it needs to be random');
  }
  refusePlaceholder(bytes);
  if (isWrittenKey(bytes)) {
    throw new TypeError(
      'the secret key is the PEM, DER or JWK of a key pair: it needs to be random bytes of its own',
    );
  }
  return bytes;
}

/**
 * Throws a `TypeError` for a secret that contains what examples and tutorials have for one, and for what is neither
 * text nor bytes.
 */
export function refusePlaceholder(secret: string | Uint8Array): void {
  if (!placeholder.test(toBytes(secret).toString('latin1'))) return;
  throw new TypeError('the secret key looks like a placeholder: it needs to be random');
}

function toBytes(secret: unknown): Buffer {
  if (secret instanceof Uint8Array) return Buffer.from(secret);
  if (typeof secret !== 'string') throw new TypeError('the secret key must be text or bytes');
  // Bytes that were no text have become the same replacement character, and their randomness is gone.
  if (!secret.isWellFormed() || secret.includes('\ufffd')) {
    throw new TypeError('the secret key is not the text that it was: give random bytes as base64');
  }
  return Buffer.from(secret, 'utf8');
}
