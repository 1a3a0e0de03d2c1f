import { describe, expect, it } from 'vitest';
import { createPasswordHasher } from './create-password-hasher.ts';
import { describeHashScheme } from './describe-hash-scheme.ts';

const salt = 'c29tZXNhbHQ';
const tag = 'A'.repeat(43);

describe('what a hash was made with', () => {
  it.each([
    [`$argon2id$v=19$m=64,t=1,p=1$${salt}$${tag}`, 'argon2id'],
    [`$argon2i$v=19$m=64,t=1,p=1$${salt}$${tag}`, 'argon2i'],
    [`$argon2d$m=64,t=1,p=1$${salt}$${tag}`, 'argon2d'],
    ['$2b$04$abcdefghijklmnopqrstuuvKnHe54TDYeHREoFJeEdmUTExSoJCsq', 'bcrypt'],
    [`$scrypt$ln=4,r=8,p=1$${salt}$${tag}`, 'scrypt'],
    [`pbkdf2:sha256:1000$salt$${'0a'.repeat(32)}`, 'werkzeug pbkdf2'],
    [`scrypt:32768:8:1$salt$${'0a'.repeat(64)}`, 'werkzeug scrypt'],
  ])('of %s', (hash, scheme) => {
    expect(describeHashScheme(hash)).toBe(scheme);
  });

  it.each(['', 'password', '$2b$16$abcdefghijklmnopqrstuuvKnHe54TDYeHREoFJeEdmUTExSoJCsq', '$argon2id$'])(
    'is of no use in %j',
    (hash) => {
      expect(describeHashScheme(hash)).toBe('unusable');
    },
  );

  it('of a new hash is argon2id', async () => {
    const { hash } = createPasswordHasher({ parameters: { memoryKib: 64, passes: 1, lanes: 1 } });
    expect(describeHashScheme(await hash('secret'))).toBe('argon2id');
  });
});
