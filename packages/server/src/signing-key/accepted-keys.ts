import { isOver } from './is-over.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/** The keys whose tokens are accepted, as far as the ring and the time say. */
export function acceptedKeys(
  keys: readonly SigningKeyRecord[],
  keepSeconds: number,
  nowSeconds: number,
): readonly SigningKeyRecord[] {
  return keys.filter((key) => key.state !== 'revoked' && !isOver(key, keepSeconds, nowSeconds));
}
