import { randomInt } from 'node:crypto';

/** Without what is easily read as something else: 0 and o, 1, i and l. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
const groups = 5;
const groupLength = 5;

/** A password of 25 random characters, 123 bits, in groups of five: `k7mpx-3qzfd-…`. */
export function generatePassword(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
