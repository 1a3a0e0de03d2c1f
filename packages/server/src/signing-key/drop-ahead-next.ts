import { isAhead } from './is-ahead.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/**
 * The keys without a next one that a clock far ahead has made: since when it is published cannot be told, and by its own
 * word it would not sign before that time has come. It has never signed: it can go without a trace.
 */
export function dropAheadNext(
  keys: readonly SigningKeyRecord[],
  nowSeconds: number,
): readonly SigningKeyRecord[] {
  return keys.filter((key) => key.state !== 'next' || !isAhead(key.createdAtSeconds, nowSeconds));
}
