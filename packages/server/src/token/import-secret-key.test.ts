import { Buffer } from 'node:buffer';
import { createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { importSecretKey } from './import-secret-key.ts';
import { signJwt } from './sign-jwt.ts';

const text = 'thirty-two bytes, exactly so: ok';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(publicKey.export({ format: 'pem', type: 'spki' }));
const der = publicKey.export({ format: 'der', type: 'spki' });
const jwk = JSON.stringify(publicKey.export({ format: 'jwk' }));
/** A certificate of P-256 that somebody signed for himself. */
const certificate =
  'MIIBbzCCARWgAwIBAgIUXuVKD5zOwRQmve1rLRUcYVgv7x4wCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBdDAgFw0yNjExMjMyMTM5' +
  'MDFaGA8yMTI2MTAzMDIxMzkwMVowDDEKMAgGA1UEAwwBdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNdYMxfRu+HyTeSYB4Ka' +
  'eObFyISVC1D6a3EH3oVWJ/KA5SOQoKEqH0v5WJ3L5YXf8X17Xq9CxdYTftAmXrZaAfyjUzBRMB0GA1UdDgQWBBSsxHodzdb4nyjs' +
  'nOwC+vlQM3AP9zAfBgNVHSMEGDAWgBSsxHodzdb4nyjsnOwC+vlQM3AP9zAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gA' +
  'MEUCIQCmpy1BC8LzjBVoXasIiEiY3mq4YgJWW0BpOr4z4JvaQQIgB/LdeVEC73I6+T3m2/v52IMjahGGJeO2SVSTCg9FEfY=';

describe('importSecretKey', () => {
  it('makes the same key from text, bytes and a KeyObject', () => {
    const bytes = new TextEncoder().encode(text);
    const keys = [text, bytes, Buffer.from(text), createSecretKey(bytes)].map((one) => importSecretKey(one));
    const tokens = keys.map((key) => signJwt({ sub: '1' }, key));
    expect(new Set(tokens).size).toBe(1);
  });

  it('takes 32 bytes as UTF-8 counts them', () => {
    expect(importSecretKey('€uro-€uro-€uro-€uro-€uro').algorithm).toBe('HS256');
  });

  it('copies the bytes, so that wiping them later does no harm', () => {
    const bytes = randomBytes(32);
    const key = importSecretKey(bytes);
    const before = signJwt({}, key);
    bytes.fill(0);
    expect(signJwt({}, key)).toBe(before);
  });

  it('binds one algorithm and the name, and freezes both', () => {
    const key = importSecretKey(text, { kid: 'k1' });
    expect(key).toMatchObject({ algorithm: 'HS256', kid: 'k1' });
    expect(Object.isFrozen(key)).toBe(true);
    expect(importSecretKey(text).kid).toBeUndefined();
  });

  it('shows the secret to neither JSON.stringify nor util.inspect', () => {
    const shown = [JSON.stringify, String, (key: unknown) => inspect(key, { showHidden: true, depth: 9 })];
    for (const show of shown) {
      const output = show(importSecretKey(text));
      expect(output).not.toContain(text);
      expect(output).not.toContain(Buffer.from(text).toString('hex'));
    }
  });
});

describe('importSecretKey refuses', () => {
  const short = /must have at least 32 bytes \(RFC 7518 section 3\.2\); use 32 random bytes/;
  const written = /must not be the PEM, DER or JWK of a key/;
  it.each<[string, unknown, RegExp]>([
    ['31 bytes', text.slice(1), short],
    ['the empty string', '', short],
    ['no bytes', new Uint8Array(), short],
    ['a short KeyObject', createSecretKey(Buffer.alloc(31, 'ab')), short],
    ['32 zero bytes', new Uint8Array(32), /must not be one byte repeated/],
    ['one letter repeated', 'a'.repeat(64), /must not be one byte repeated/],
    ['half a surrogate pair', `\ud800${text}`, /must be well-formed Unicode/],
    ['a public KeyObject', publicKey, /must be a secret KeyObject/],
    ['a private KeyObject', privateKey, /must be a secret KeyObject/],
    ['a public key as PEM', pem, written],
    ['a public key as PEM with white space', `\n  ${pem}\n`, written],
    ['a public key as PEM bytes', Buffer.from(pem), written],
    ['a public key as PEM in UTF-16', Buffer.from(pem, 'utf16le'), written],
    ['a public key as PEM without its frame', pem.replaceAll(/-----[^-]+-----/g, '').trim(), written],
    ['a public key as DER', der, written],
    ['a public key as DER in base64', der.toString('base64'), written],
    ['a public key as DER in base64url', der.toString('base64url'), written],
    ['a public key as DER in hexadecimal', der.toString('hex'), written],
    ['a public key as DER and a newline', Buffer.concat([der, Buffer.from('\n')]), written],
    ['a public key as DER in a JWK', { kty: 'oct', k: der.toString('base64url') }, written],
    ['a certificate as DER', Buffer.from(certificate, 'base64'), written],
    ['a certificate as x5c has it', certificate, written],
    ['a public key as PKCS#1 DER', publicKey.export({ format: 'der', type: 'pkcs1' }), written],
    ['a private key as DER', privateKey.export({ format: 'der', type: 'pkcs8' }), written],
    ['a public key as JWK', jwk, written],
    ['a public key as JWK with a byte order mark', `\ufeff${jwk}`, written],
    ['a public key as JWK in JSON text', JSON.stringify(jwk), written],
    ['a public key as JWK Set', `{"keys":[${jwk}]}`, written],
    ['a public key as OpenSSH has it', `ssh-ed25519 ${'AAAAC3NzaC1lZDI1NTE5AAAAI'.repeat(2)} a@b`, written],
    ['undefined', undefined, /must be a string, a Uint8Array or a secret KeyObject/],
    ['null', null, /must be a string/],
    ['an array of numbers', [...Buffer.from(text)], /must be a string/],
    [
      'an object that only looks like a KeyObject',
      { type: 'secret', export: () => text },
      /must be a string/,
    ],
  ])('%s', (_, secret, message) => {
    expect(() => importSecretKey(secret as string)).toThrow(TypeError);
    expect(() => importSecretKey(secret as string)).toThrow(message);
  });

  it.each([[''], ['x'.repeat(257)], ['\ud800'], [7], [null], [{}]])('%j as kid', (kid) => {
    expect(() => importSecretKey(text, { kid: kid as string })).toThrow('kid must be a string of 1 to 256');
  });

  it.each(['hunter2hunter2', `-----BEGIN hunter2 ${text}`])('without printing the secret %s', (secret) => {
    let message = '';
    try {
      importSecretKey(secret);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('An HS256 secret must');
    expect(message).not.toContain('hunter2');
  });
});

describe('each algorithm has its own least length', () => {
  const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, index) => index));
  it.each([
    ['HS256', 32],
    ['HS384', 48],
    ['HS512', 64],
  ] as const)('%s %i bytes', (algorithm, length) => {
    expect(importSecretKey(bytes(length), { algorithm })).toMatchObject({ algorithm, type: 'secret' });
    expect(() => importSecretKey(bytes(length - 1), { algorithm })).toThrow(
      `An ${algorithm} secret must have at least ${length} bytes`,
    );
  });

  it.each(['RS256', 'none', 'hs256', 'HS1', 'toString', null])(
    '%s is no algorithm for a secret',
    (algorithm) => {
      expect(() => importSecretKey(bytes(64), { algorithm: algorithm as 'HS256' })).toThrow(
        'algorithm must be HS256, HS384 or HS512 for a secret',
      );
    },
  );
});

describe('a short secret of a service that is being left', () => {
  const allowed = { allowInsecureShortSecret: true };
  it('is taken where that is said', () => {
    expect(importSecretKey('super-secret', allowed).algorithm).toBe('HS256');
  });

  it.each(['', 'a', 'aaaaaaaaaaaa', pem.slice(0, 30)])('but not %j', (secret) => {
    expect(() => importSecretKey(secret, allowed)).toThrow(TypeError);
  });

  it.each(['true', 'false', 1])('and not for %j', (yes) => {
    const options = { allowInsecureShortSecret: yes as unknown as boolean };
    expect(() => importSecretKey('super-secret', options)).toThrow('at least 32 bytes');
  });
});
