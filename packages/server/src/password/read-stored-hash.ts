import { readArgon2 } from './scheme/read-argon2.ts';
import { readBcrypt } from './scheme/read-bcrypt.ts';
import { readPhcScrypt } from './scheme/read-phc-scrypt.ts';
import { readWerkzeugPbkdf2 } from './scheme/read-werkzeug-pbkdf2.ts';
import { readWerkzeugScrypt } from './scheme/read-werkzeug-scrypt.ts';
import { refused } from './scheme/refused.ts';
import type { ReadScheme, StoredHash } from './scheme/stored-hash.ts';

/** Each knows its own by how they begin. */
const schemes: readonly ReadScheme[] = [
  readArgon2,
  readBcrypt,
  readPhcScrypt,
  readWerkzeugPbkdf2,
  readWerkzeugScrypt,
];

/** What a stored string is, whatever it was written by. A hash that is dearer than a sign-in may be is refused. */
export function readStoredHash(stored: string): StoredHash {
  for (const read of schemes) {
    const hash = read(stored);
    if (hash !== null) return hash;
  }
  return refused('It is no hash of argon2, bcrypt or scrypt, and none of Werkzeug');
}
