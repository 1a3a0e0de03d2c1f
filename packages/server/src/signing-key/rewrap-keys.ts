import { acceptedKeys } from './accepted-keys.ts';
import type { KeyWrapping } from './create-key-wrapping.ts';
import { readKey } from './read-key.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/**
 * Encrypts with the primary root's key what is encrypted with another's. Throws an `UnreadableKeyError` for a key that
 * cannot be read; those that sign and verify no more are left as they are, unread.
 */
export function rewrapKeys(
  keys: readonly SigningKeyRecord[],
  wrapping: KeyWrapping,
  { keepSeconds, nowSeconds }: { readonly keepSeconds: number; readonly nowSeconds: number },
): readonly SigningKeyRecord[] {
  const accepted = new Set(acceptedKeys(keys, keepSeconds, nowSeconds));
  return keys.map((key) => {
    if (!accepted.has(key)) return key;
    readKey(key, wrapping);
    return wrapping.isPrimary(key) ? key : { ...key, ...wrapping.wrap(key, wrapping.unwrap(key)) };
  });
}
