import type * as Argon2 from '@node-rs/argon2';
import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPasswordHasher } from './create-password-hasher.ts';

vi.mock('@node-rs/argon2', async (importOriginal) => {
  const original = await importOriginal<typeof Argon2>();
  return { hash: vi.fn(original.hash), verify: vi.fn(original.verify) };
});

const parameters = { memoryKib: 64, passes: 1, lanes: 1 };
const cost = '$argon2id$v=19$m=64,t=1,p=1$';
const passwords = createPasswordHasher({ parameters });

beforeEach(() => {
  vi.mocked(argon2Hash).mockClear();
  vi.mocked(argon2Verify).mockClear();
});

describe('hashing a password', () => {
  it('writes a PHC string with the asked parameters and a new salt each time', async () => {
    const [first, second] = [await passwords.hash('password'), await passwords.hash('password')];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    expect(second).not.toBe(first);
  });

  it('costs 19,456 KiB, two passes and one lane unless told otherwise', async () => {
    expect(await createPasswordHasher().hash('password')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it.each(['', 'x'.repeat(1_025), '\ud800'])(
    'refuses a password without a prepared form, unhashed',
    async (password) => {
      const refused = passwords.hash(password);
      await expect(refused).rejects.toMatchObject({
        code: 'validation_failed',
        fields: { password: 'unsupported' },
      });
      expect(argon2Hash).not.toHaveBeenCalled();
    },
  );
});

describe('verifying a password', () => {
  it('tells the right one from a wrong one', async () => {
    const hash = await passwords.hash('correct horse');
    expect(await passwords.verify(hash, 'correct horse')).toBe(true);
    expect(await passwords.verify(hash, 'correct horsf')).toBe(false);
  });

  it('reads hashes of other parameters', async () => {
    const dearer = createPasswordHasher({ parameters: { memoryKib: 128, passes: 2, lanes: 2 } });
    expect(await passwords.verify(await dearer.hash('password'), 'password')).toBe(true);
  });

  it.each([
    ['after a NUL', 'a\0b', 'a\0c'],
    ['after byte 72', `${'x'.repeat(72)}a`, `${'x'.repeat(72)}b`],
    ['at the very end of 1,024', `${'x'.repeat(1_023)}a`, `${'x'.repeat(1_023)}b`],
    ['in case', 'Password', 'password'],
  ])('sees a difference %s', async (_where, set, tried) => {
    const hash = await passwords.hash(set);
    expect(await passwords.verify(hash, tried)).toBe(false);
    expect(await passwords.verify(hash, set)).toBe(true);
  });

  it('takes a password in either normalization form', async () => {
    expect(await passwords.verify(await passwords.hash('Ame\u0301lie'), 'Am\u00e9lie')).toBe(true);
  });

  it.each([
    ['an unknown user', null, 'password'],
    ['a password that is too long', `${cost}${'A'.repeat(22)}$${'A'.repeat(43)}`, 'x'.repeat(5_000)],
    ['a lone surrogate', `${cost}${'A'.repeat(22)}$${'A'.repeat(43)}`, '\ud800'],
    ['an empty stored string', '', 'password'],
    ['a stored hash of an unknown kind', '{SSHA}MDEyMzQ1Njc4OTAxMjM0NTY3ODlzYWx0', 'password'],
    ['a stored hash that would take minutes', `$2b$31$${'.'.repeat(53)}`, 'password'],
    ['a stored hash that was cut', `${cost}${'A'.repeat(22)}$${'A'.repeat(20)}`, 'password'],
    ['a stored hash with unused bits set', `${cost}${'A'.repeat(21)}B$${'A'.repeat(43)}`, 'password'],
    [
      'a stored hash with a leading zero',
      `$argon2id$v=19$m=064,t=1,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
      'password',
    ],
    [
      'a stored hash that wants all memory',
      `$argon2id$v=19$m=4294967295,t=1,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
      'password',
    ],
    [
      'a stored hash that wants too little memory',
      `$argon2id$v=19$m=8,t=1,p=2$${'A'.repeat(22)}$${'A'.repeat(43)}`,
      'password',
    ],
  ])('does one verification of the usual cost, and says false, for %s', async (_case, stored, password) => {
    expect(await passwords.verify(stored, password)).toBe(false);
    expect(argon2Verify).toHaveBeenCalledTimes(1);
    expect(vi.mocked(argon2Verify).mock.calls[0]?.[0]).toContain(cost);
  });

  it.each([`${'A'.repeat(21)}Q$${'A'.repeat(42)}E`, `${'/'.repeat(21)}w$${'+'.repeat(42)}8`])(
    'never fails on a stored hash that it reads: %s',
    async (saltAndHash) => {
      expect(await passwords.verify(cost + saltAndHash, 'password')).toBe(false);
    },
  );

  it.each([
    ['an unknown user', () => null],
    ['a known one', () => passwords.hash('something else')],
  ])('does two for a password that is not in its prepared form, for %s', async (_who, stored) => {
    expect(await passwords.verify(await stored(), 'Ame\u0301lie')).toBe(false);
    expect(argon2Verify).toHaveBeenCalledTimes(2);
  });

  it('refuses what exceeds the queue with overloaded', async () => {
    const busy = createPasswordHasher({ parameters, concurrency: 1, maxQueued: 1 });
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => busy.verify(null, 'password')));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(results[4]).toMatchObject({ reason: { code: 'overloaded' } });
    expect(argon2Verify).toHaveBeenCalledTimes(2);
  });
});

describe('the options of a password hasher', () => {
  it.each([
    { concurrency: 0 },
    { concurrency: 1.5 },
    { maxQueued: -1 },
    { parameters: { memoryKib: 7, passes: 1, lanes: 1 } },
    { parameters: { memoryKib: 64, passes: 0, lanes: 1 } },
    { parameters: { memoryKib: 1e9, passes: 1, lanes: 1 } },
  ])('refuses %j', (options) => {
    expect(() => createPasswordHasher(options)).toThrow(TypeError);
  });
});
