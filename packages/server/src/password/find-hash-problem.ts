import { readStoredHash } from './read-stored-hash.ts';

/**
 * Why no password could ever match a stored hash, in one sentence for people, or null where one can. For whoever brings
 * hashes from elsewhere: such an account could never sign in. Repeats nothing of the hash but its costs.
 *
 * Read are argon2id, argon2i and argon2d (PHC strings, up to 256 MiB and 16 passes), bcrypt (`$2a$`, `$2b$`, `$2y$`, cost
 * 4 to 15), scrypt (`$scrypt$ln=,r=,p=$`, up to 128 MiB), and Werkzeug's `pbkdf2:` (sha1, sha256 or sha512, up to
 * 2,500,000 iterations) and `scrypt:`.
 */
export function findHashProblem(hash: string): string | null {
  const read = readStoredHash(hash);
  return read.result === 'usable' ? null : read.reason;
}
