import { Buffer } from 'node:buffer';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { refusePlaceholder, rootSecretBytes } from './root-secret.ts';

const { publicKey } = generateKeyPairSync('ed25519');
const der = publicKey.export({ format: 'der', type: 'spki' });

/** What the refusal says, which must be one line and hold nothing of the secret. */
function refusal(secret: string | Uint8Array): string {
  try {
    rootSecretBytes(secret);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).not.toMatch(/MARKED|\n/);
    return (error as Error).message;
  }
  return 'accepted';
}

describe('a root secret', () => {
  it.each(['base64', 'base64url', 'hex'] as const)('may be 32 random bytes as %s', (encoding) => {
    const text = randomBytes(32).toString(encoding);
    expect(Buffer.from(rootSecretBytes(text)).toString()).toBe(text);
  });

  it('may be random bytes, which are copied', () => {
    const given = randomBytes(32);
    const kept = Uint8Array.from(given);
    const bytes = rootSecretBytes(given);
    given.fill(0);
    expect(Uint8Array.from(bytes)).toEqual(kept);
  });

  it('is counted in bytes of UTF-8', () => {
    expect(refusal('äöüßéèçñ01234567')).toBe('the secret key has 24 bytes and needs at least 32');
    expect(refusal('äöüßéèçñ0123456789ABCDEF')).toBe('accepted');
  });

  it.each([
    ['empty', '', /has 0 bytes/],
    ['a byte short', 'MARKED-0123456789-abcdefghijklm', /has 31 bytes/],
    ['few bytes over and over', 'abcdefg'.repeat(9), /repeats itself/],
    ['zeros', new Uint8Array(64), /repeats itself/],
    ['from the tutorial', 'MARKED-0123456789-abcdefghijklm-super-secret', /placeholder/],
    ['from an example file', 'MARKED-0123456789-abcdefghijklm-CHANGE_ME', /placeholder/],
    ['a placeholder as bytes', Buffer.from('MARKED-0123456789-abcdefghijklm-changeme'), /placeholder/],
    ['a public key', publicKey.export({ format: 'pem', type: 'spki' }).toString(), /key pair/],
    ['a key as JWK', JSON.stringify(publicKey.export({ format: 'jwk' })), /key pair/],
    ['a key as DER', der, /key pair/],
    ['the base64 of a key', der.toString('base64'), /key pair/],
    [
      'the base64 of a key, broken into lines',
      der.toString('base64').replaceAll(/.{20}/g, '$&\n'),
      /key pair/,
    ],
    ['the hexadecimal text of a key', der.toString('hex'), /key pair/],
    ['a JWK in other JSON', JSON.stringify(JSON.stringify(publicKey.export({ format: 'jwk' }))), /key pair/],
    ['a line of OpenSSH', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI-MARKED me@host', /key pair/],
    ['text that lost characters', `MARKED-0123456789-abcdefghijklm-\ufffd`, /not the text that it was/],
    ['half a character', `MARKED-0123456789-abcdefghijklm-\ud800`, /not the text that it was/],
    ['a number', 1234567890 as unknown as string, /must be text or bytes/],
    ['an array', ['MARKED'] as unknown as string, /must be text or bytes/],
  ])('is refused where it is %s', (_, secret, message) => {
    expect(refusal(secret)).toMatch(message);
  });
});

describe('a placeholder', () => {
  it.each([
    'super-secret',
    'supersecret',
    'ChangeMe',
    'your-secret',
    'SECRET-KEY',
    'Password',
    'an example',
    'secret key',
    'change this',
  ])('is found: %s', (text) => {
    expect(() => refusePlaceholder(text)).toThrow(/placeholder/);
  });

  it.each([4_242_424_242, null, { secret: 4_242_424_242 }])(
    'is not looked for in %j, which is not printed either',
    (secret) => {
      expect(() => refusePlaceholder(secret as never)).toThrow(
        new TypeError('the secret key must be text or bytes'),
      );
    },
  );

  it('is not seen in random text', () => {
    expect(() => refusePlaceholder('q8Zt0vW3nR6yL1xK5mB7cD9fG2hJ4pS8')).not.toThrow();
  });
});
