import { verify } from '@node-rs/bcrypt';
import { refused } from './refused.ts';
import type { StoredHash } from './stored-hash.ts';

/** The last characters of the salt and of the hash have bits that nothing uses, and which must be zero. */
const crypt = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]$/;

const leastCost = 4;

/** About two seconds. */
const mostCost = 15;

const countedBytes = 72;

/**
 * bcrypt with the prefixes `$2a$`, `$2b$` and `$2y$`, which are one algorithm for passwords without a NUL. Its first 72
 * bytes are all that counts of a password. One with a NUL matches nothing: implementations cut it there, and where they
 * do not, `a` and `a` NUL `a` are the same.
 */
export function readBcrypt(stored: string): StoredHash | null {
  if (!/^\$2[a-z]?\$/.test(stored)) return null;
  const [match, cost] = crypt.exec(stored) ?? [];
  if (match === undefined) {
    return refused('It begins as a bcrypt hash, and the rest is not written as one of $2a$, $2b$ or $2y$');
  }
  if (Number(cost) < leastCost || Number(cost) > mostCost) {
    return refused(`bcrypt with cost ${cost} is out of bounds: it may be ${leastCost} to ${mostCost}`);
  }
  return {
    result: 'usable',
    countedBytes,
    matches: async (password) =>
      (await verify(password.subarray(0, countedBytes), stored)) && !password.includes(0),
  };
}
