import { type BinaryLike, scrypt, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { derivedHash } from './derived-hash.ts';
import type { ScryptParameters } from './scrypt-parameters.ts';
import type { UsableHash } from './stored-hash.ts';

/** Above what any affordable hash needs, the small change that OpenSSL wants besides included. */
const maxmem = 256 * 1_024 * 1_024;

const derive = promisify<BinaryLike, BinaryLike, number, ScryptOptions, Buffer>(scrypt);

/** A hash to be compared by scrypt, in a thread of its own (RFC 7914). */
export function usableScrypt(
  parameters: ScryptParameters,
  salt: Uint8Array,
  expected: Uint8Array,
): UsableHash {
  const options = { ...parameters, maxmem };
  return derivedHash(expected, (password) => derive(password, salt, expected.length, options));
}
