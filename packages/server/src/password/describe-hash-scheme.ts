import { readStoredHash } from './read-stored-hash.ts';

const schemes: readonly (readonly [prefix: string, name: string])[] = [
  ['$argon2id$', 'argon2id'],
  ['$argon2i$', 'argon2i'],
  ['$argon2d$', 'argon2d'],
  ['$2', 'bcrypt'],
  ['$scrypt$', 'scrypt'],
  ['pbkdf2:', 'werkzeug pbkdf2'],
  ['scrypt:', 'werkzeug scrypt'],
];

/** What a stored hash was made with, for people; `unusable` where no password could ever match it. */
export function describeHashScheme(hash: string): string {
  if (readStoredHash(hash).result === 'refused') return 'unusable';
  return schemes.find(([prefix]) => hash.startsWith(prefix))?.[1] ?? 'unusable';
}
