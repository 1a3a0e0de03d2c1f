import { describe, expect, it } from 'vitest';
import { deriveKey, type KeyPurpose } from './derive-key.ts';

const root = new TextEncoder().encode('A7-first-root-of-these-tests-0123456789');

/**
 * The first bytes of the key for each purpose, by another implementation of HKDF-SHA256 (RFC 5869). Another label would be
 * another key, and nothing would verify.
 */
const known: Readonly<Record<KeyPurpose, string>> = {
  'access-token HS256': 'ae74837485a5f67c',
  'access-token HS384': 'eef53bc52e4ae6fc',
  'access-token HS512': 'bd8961253cd88a4d',
  'refresh-token': 'b1d893e8dcf78334',
  'signing-key wrapping': '11e7e25fcdaa9a6e',
  'store check': '905dbac772b788cb',
  throttle: '1fca92ea00842c33',
};
const purposes = Object.entries(known) as [KeyPurpose, string][];

describe('a derived key', () => {
  it.each(purposes)('for %s is the same in every version', (purpose, start) => {
    expect(deriveKey(root, purpose).export().subarray(0, 8).toString('hex')).toBe(start);
  });

  it('has 64 bytes, and no other purpose has it', () => {
    const keys = purposes.map(([purpose]) => deriveKey(root, purpose).export());
    expect(keys.map((key) => key.byteLength)).toEqual(keys.map(() => 64));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(purposes.length);
  });

  it('changes with every bit of the root', () => {
    const other = Uint8Array.from(root);
    other[20] = (other[20] ?? 0) ^ 1;
    expect(deriveKey(other, 'refresh-token').export()).not.toEqual(deriveKey(root, 'refresh-token').export());
  });
});
