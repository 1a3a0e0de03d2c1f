import { decodeBase64 } from './decode-base64.ts';
import { refused } from './refused.ts';
import { isAffordableScrypt, scryptLimits } from './scrypt-parameters.ts';
import type { StoredHash } from './stored-hash.ts';
import { usableScrypt } from './usable-scrypt.ts';

const phc = /^\$scrypt\$ln=([1-9]\d?),r=([1-9]\d{0,9}),p=([1-9]\d{0,9})\$([^$]{1,86})\$([^$]{1,86})$/;

/** `$scrypt$ln=16,r=8,p=1$salt$hash`, as passlib and the PHC string format write it. */
export function readPhcScrypt(stored: string): StoredHash | null {
  if (!stored.startsWith('$scrypt$')) return null;
  const [, ln, r, p, saltText = '', hashText = ''] = phc.exec(stored) ?? [];
  const [salt, expected] = [decodeBase64(saltText), decodeBase64(hashText)];
  if (salt === null || salt.length === 0 || expected === null || expected.length < 16) {
    return refused('It begins as an scrypt hash, and the rest is not written as $ln=,r=,p=$salt$hash');
  }
  const parameters = { cost: 2 ** Number(ln), blockSize: Number(r), parallelization: Number(p) };
  if (!isAffordableScrypt(parameters)) {
    return refused(`scrypt with ln=${ln},r=${r},p=${p} is out of bounds: ${scryptLimits}`);
  }
  return usableScrypt(parameters, salt, expected);
}
