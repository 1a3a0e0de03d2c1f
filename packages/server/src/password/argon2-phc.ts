import type { Argon2Parameters } from './argon2-parameters.ts';

/** How every hash of these parameters begins that this library writes. */
export function hashPrefix({ memoryKib, passes, lanes }: Argon2Parameters): string {
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$`;
}

/**
 * A hash that no password has, at the same cost as a real one: salt and hash are zeros. It is written out,
 * not computed, so that the first unknown user costs what every other does.
 */
export function decoyHash(parameters: Argon2Parameters): string {
  return `${hashPrefix(parameters)}${'A'.repeat(22)}$${'A'.repeat(43)}`;
}
