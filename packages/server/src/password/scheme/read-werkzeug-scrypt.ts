import { refused } from './refused.ts';
import { isAffordableScrypt, scryptLimits } from './scrypt-parameters.ts';
import type { StoredHash } from './stored-hash.ts';
import { usableScrypt } from './usable-scrypt.ts';

const written =
  /^scrypt:([1-9]\d{0,9}):([1-9]\d{0,9}):([1-9]\d{0,9})\$([\x21-\x23\x25-\x7e]{1,64})\$([0-9a-f]{128})$/;

/** `scrypt:32768:8:1$salt$hex`, the default of Werkzeug 3. The salt counts as the text that it is. */
export function readWerkzeugScrypt(stored: string): StoredHash | null {
  if (!stored.startsWith('scrypt:')) return null;
  const [, n, r, p, salt, hex] = written.exec(stored) ?? [];
  if (salt === undefined || hex === undefined) {
    return refused('It begins as an scrypt hash of Werkzeug, and the rest is not written as N:r:p$salt$hex');
  }
  const parameters = { cost: Number(n), blockSize: Number(r), parallelization: Number(p) };
  if (!isAffordableScrypt(parameters)) {
    return refused(`scrypt with N=${n}, r=${r} and p=${p} is out of bounds: ${scryptLimits}`);
  }
  return usableScrypt(parameters, Buffer.from(salt), Buffer.from(hex, 'hex'));
}
