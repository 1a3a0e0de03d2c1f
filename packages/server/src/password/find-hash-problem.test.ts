import { describe, expect, it } from 'vitest';
import { findHashProblem } from './find-hash-problem.ts';

const argon2End = `$${'A'.repeat(22)}$${'A'.repeat(43)}`;
const bcryptEnd = `$${'.'.repeat(53)}`;
const hex = (bytes: number) => '0f'.repeat(bytes);

describe('the problem of a stored hash', () => {
  it.each([
    `$argon2id$v=19$m=262144,t=16,p=1${argon2End}`,
    `$2y$15${bcryptEnd}`,
    `$scrypt$ln=17,r=8,p=1${argon2End}`,
    `pbkdf2:sha256:2500000$salt$${hex(32)}`,
    `scrypt:131072:8:1$salt$${hex(64)}`,
  ])('is none for %s, dear as it is', (hash) => {
    expect(findHashProblem(hash)).toBeNull();
  });

  it.each([
    [`$argon2id$v=19$m=262145,t=1,p=1${argon2End}`, 'argon2 with m=262145,t=1,p=1 is out of bounds'],
    [`$argon2id$v=19$m=4294967295,t=1,p=1${argon2End}`, 'm=4294967295,t=1,p=1 is out of bounds'],
    [`$argon2id$v=19$m=64,t=17,p=1${argon2End}`, 'p and t may be 1 to 16'],
    [`$argon2d$v=19$m=64,t=1,p=9${argon2End}`, 'm at least 8 * p'],
    [`$2b$16${bcryptEnd}`, 'bcrypt with cost 16 is out of bounds: it may be 4 to 15'],
    [`$2b$03${bcryptEnd}`, 'bcrypt with cost 03 is out of bounds'],
    [`$scrypt$ln=21,r=8,p=1${argon2End}`, 'scrypt with ln=21,r=8,p=1 is out of bounds'],
    [`$scrypt$ln=99,r=1,p=1${argon2End}`, 'is out of bounds'],
    [`$scrypt$ln=1,r=1,p=9999999999${argon2End}`, 'N * r * p at most 4194304'],
    [`scrypt:1000:8:1$salt$${hex(64)}`, 'N must be a power of two'],
    [`scrypt:1:8:1$salt$${hex(64)}`, 'N must be a power of two from 2'],
    [`scrypt:2097152:8:1$salt$${hex(64)}`, '128 * N * r at most 134217728'],
    [`pbkdf2:sha256:2500001$salt$${hex(32)}`, 'pbkdf2 with 2500001 iterations is out of bounds'],
  ])('is the cost of %s', (hash, reason) => {
    expect(findHashProblem(hash)).toContain(reason);
  });

  it.each([
    ['argon2 without parameters', `$argon2id$v=19${argon2End}`, 'begins as an argon2 hash'],
    ['argon2 of an unknown version', `$argon2id$v=20$m=64,t=1,p=1${argon2End}`, 'argon2'],
    ['argon2 with more parameters', `$argon2id$v=19$m=64,t=1,p=1,data=AA${argon2End}`, 'argon2'],
    ['argon2 with a short salt', `$argon2id$v=19$m=64,t=1,p=1$AAAA$${'A'.repeat(43)}`, 'argon2'],
    ['argon2 with padding', `$argon2id$v=19$m=64,t=1,p=1$${'A'.repeat(22)}==$${'A'.repeat(43)}`, 'argon2'],
    ['argon2 with a newline', `$argon2id$v=19$m=64,t=1,p=1${argon2End}\n`, 'argon2'],
    ['bcrypt that was cut', `$2b$10$${'.'.repeat(52)}`, 'begins as a bcrypt hash'],
    ['bcrypt with unused bits', `$2b$10$${'.'.repeat(21)}/${'.'.repeat(31)}`, 'bcrypt'],
    ['the broken bcrypt 2x', `$2x$10${bcryptEnd}`, 'one of $2a$, $2b$ or $2y$'],
    ['the first bcrypt', `$2$10${bcryptEnd}`, 'one of $2a$, $2b$ or $2y$'],
    ['scrypt without a hash', '$scrypt$ln=10,r=8,p=1$AAAA$', '$ln=,r=,p=$salt$hash'],
    ['scrypt with 8 bytes of hash', '$scrypt$ln=10,r=8,p=1$AAAA$AAAAAAAAAAA', '$ln=,r=,p=$salt$hash'],
    ['Werkzeug scrypt that was cut', `scrypt:1024:8:1$salt$${hex(63)}`, 'N:r:p$salt$hex'],
    ['Werkzeug with md5', `pbkdf2:md5:1000$salt$${hex(16)}`, 'sha1, sha256 or sha512'],
    ['Werkzeug without iterations', `pbkdf2:sha256$salt$${hex(32)}`, 'sha1, sha256 or sha512'],
    [
      'Werkzeug with a hash of another length',
      `pbkdf2:sha256:1000$salt$${hex(20)}`,
      'sha1, sha256 or sha512',
    ],
    ['Werkzeug with odd hex', `pbkdf2:sha1:1000$salt$${hex(20)}0`, 'sha1, sha256 or sha512'],
    ['plain text', 'password', 'no hash of argon2, bcrypt or scrypt'],
    ['nothing', '', 'no hash of argon2, bcrypt or scrypt'],
    ['a prototype', '__proto__', 'no hash of argon2, bcrypt or scrypt'],
  ])('is the form of %s', (_what, hash, reason) => {
    expect(findHashProblem(hash)).toContain(reason);
  });

  it('repeats nothing of the hash', () => {
    expect(findHashProblem('pbkdf2:sha256:2500001$marked$' + hex(32))).not.toMatch(/marked|0f0f/);
  });
});
