import { timingSafeEqual } from 'node:crypto';
import type { UsableHash } from './stored-hash.ts';

/**
 * A hash that is compared by deriving it anew with a function that keys an HMAC with the password. HMAC fills keys up with
 * zeros (RFC 2104 section 2), which makes a password the same with and without a NUL at its end: such a one matches nothing.
 */
export function derivedHash(
  expected: Uint8Array,
  derive: (password: Uint8Array) => Promise<Uint8Array>,
): UsableHash {
  return {
    result: 'usable',
    countedBytes: null,
    matches: async (password) => timingSafeEqual(await derive(password), expected) && password.at(-1) !== 0,
  };
}
