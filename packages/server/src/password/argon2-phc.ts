import { type Argon2Parameters, isAffordable } from './argon2-parameters.ts';

/**
 * A hash as this library writes it: argon2id, version 1.3, 16 bytes of salt, 32 bytes of hash. Numbers have no
 * leading zeros and the last character of each base64 part no unused bits, since argon2 refuses both.
 */
const ownHash =
  /^\$argon2id\$v=19\$m=([1-9]\d{0,5}),t=([1-9]\d?),p=([1-9]\d?)\$[A-Za-z0-9+/]{21}[AQgw]\$[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]$/;

/** Whether a stored string is a hash of ours that may be computed; anything else is left alone. */
export function isReadableHash(stored: string): boolean {
  const match = ownHash.exec(stored);
  if (match === null) return false;
  const [, memoryKib, passes, lanes] = match;
  return isAffordable({ memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) });
}

/**
 * A hash that no password has, at the same cost as a real one: salt and hash are zeros. It is written out,
 * not computed, so that the first unknown user costs what every other does.
 */
export function decoyHash({ memoryKib, passes, lanes }: Argon2Parameters): string {
  const salt = 'A'.repeat(22);
  const hash = 'A'.repeat(43);
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${salt}$${hash}`;
}
