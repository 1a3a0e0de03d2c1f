import { verify } from '@node-rs/argon2';
import { isAffordable } from '../argon2-parameters.ts';
import { decodeBase64 } from './decode-base64.ts';
import { refused } from './refused.ts';
import type { StoredHash } from './stored-hash.ts';

const phc =
  /^\$argon2(?:id|i|d)(?:\$v=(?:16|19))?\$m=([1-9]\d{0,9}),t=([1-9]\d{0,9}),p=([1-9]\d{0,9})\$([^$]{1,64})\$([^$]{1,86})$/;

/** PHC strings of argon2id, argon2i and argon2d, versions 1.0 and 1.3, of any affordable cost (RFC 9106). */
export function readArgon2(stored: string): StoredHash | null {
  if (!stored.startsWith('$argon2')) return null;
  const [match, memoryKib, passes, lanes, salt, tag] = phc.exec(stored) ?? [];
  if (match === undefined || !hasBytes(salt, 8, 48) || !hasBytes(tag, 16, 64)) {
    return refused('It begins as an argon2 hash, and the rest is not written as one');
  }
  if (!isAffordable({ memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) })) {
    return refused(
      `argon2 with m=${memoryKib},t=${passes},p=${lanes} is out of bounds: ` +
        'p and t may be 1 to 16, m at least 8 * p and at most 262144',
    );
  }
  return { result: 'usable', countedBytes: null, matches: (password) => verify(stored, password) };
}

function hasBytes(text: string | undefined, least: number, most: number): boolean {
  const length = decodeBase64(text ?? '')?.length ?? 0;
  return length >= least && length <= most;
}
