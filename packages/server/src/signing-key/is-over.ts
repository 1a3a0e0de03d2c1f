import type { SigningKeyRecord } from './signing-key-store.ts';

/**
 * Two times: how far the clocks of nodes may be apart, and how late a node may hear that another key signs now. It asks
 * each minute, whatever else fails.
 */
const marginSeconds = 300;

/**
 * Whether a key has been retired or revoked for so long that nothing it signed can still be valid. A key whose last
 * token still lives is not over; nor is one that never ended.
 */
export function isOver(key: SigningKeyRecord, keepSeconds: number, nowSeconds: number): boolean {
  if (key.state === 'next' || key.state === 'active') return false;
  return nowSeconds >= (key.endedAtSeconds ?? key.createdAtSeconds) + keepSeconds + marginSeconds;
}
