import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { importPrivateKey } from '../import-private-key.ts';
import { importPublicKey } from '../import-public-key.ts';
import { importSecretKey } from '../import-secret-key.ts';
import { rfcExamples } from '../rfc-examples.fixture.ts';
import type { Jwk } from './jwk.ts';
import { publicJwk } from './public-jwk.ts';

const { kty, crv, x, y } = rfcExamples.ES256.jwk;
const point = { kty, crv, x, y };
const { n, e } = rfcExamples.RS256.jwk;
const secret = rfcExamples.HS256.jwk;
const importPoint = (jwk: object, kid?: string) =>
  importPublicKey(jwk as Jwk, { algorithm: 'ES256', ...(kid === undefined ? {} : { kid }) });
const importSecret = (jwk: object) => importSecretKey({ ...secret, ...jwk });

describe('a JWK that says what it is for is taken at its word', () => {
  it.each([
    { alg: 'ES256' },
    { use: 'sig' },
    { key_ops: ['verify'] },
    { key_ops: ['verify', 'sign'] },
    { ext: true },
  ])('%j is right', (members) => {
    expect(importPoint({ ...point, ...members }).type).toBe('public');
  });

  it.each([
    [{ alg: 'ES384' }, 'The alg of the JWK is not ES256'],
    [{ alg: 'es256' }, 'The alg of the JWK is not ES256'],
    [{ alg: 'ECDH-ES' }, 'The alg of the JWK is not ES256'],
    [{ alg: null }, 'The alg of the JWK is not ES256'],
    [{ use: 'enc' }, 'The use of the JWK is not sig'],
    [{ use: 'sig enc' }, 'The use of the JWK is not sig'],
    [{ key_ops: ['sign'] }, 'The key_ops of the JWK must include verify'],
    [{ key_ops: [] }, 'The key_ops of the JWK must include verify'],
    [{ key_ops: 'verify' }, 'The key_ops of the JWK must include verify'],
    [{ kid: '' }, 'kid must be a string of 1 to 256 characters'],
    [{ kid: 7 }, 'kid must be a string of 1 to 256 characters'],
    [{ kid: null }, 'kid must be a string of 1 to 256 characters'],
  ])('%j is wrong', (members, message) => {
    expect(() => importPoint({ ...point, ...members })).toThrow(new TypeError(message));
  });

  it('and so is one of a secret', () => {
    expect(importSecret({ alg: 'HS256', use: 'sig', key_ops: ['sign', 'verify'], kid: 'k1' }).kid).toBe('k1');
    expect(() => importSecret({ alg: 'HS512' })).toThrow('The alg of the JWK is not HS256');
    expect(() => importSecret({ use: 'enc' })).toThrow('The use of the JWK is not sig');
    expect(() => importSecret({ key_ops: ['verify'] })).toThrow('must include sign');
  });

  it('and one that may only verify does not sign', () => {
    const jwk = { ...rfcExamples.ES256.jwk, key_ops: ['verify'] };
    expect(() => importPrivateKey(jwk, { algorithm: 'ES256' })).toThrow('must include sign');
  });

  it('its name is the default, and contradicts no other', () => {
    expect(importPoint({ ...point, kid: 'k1' }).kid).toBe('k1');
    expect(importPoint({ ...point, kid: 'k1' }, 'k1').kid).toBe('k1');
    expect(importPoint(point, 'k2').kid).toBe('k2');
    expect(() => importPoint({ ...point, kid: 'k1' }, 'k2')).toThrow('is not the kid that is asked for');
  });
});

describe('a JWK is of one kind', () => {
  it.each([
    ['a secret beside a point', { ...point, k: secret.k }, 'must not have the member k'],
    ['a modulus beside a point', { ...point, n }, 'must not have the member n'],
    ['further primes', { ...point, oth: [] }, 'must not have the member oth'],
    ['a point with another kty', { ...point, kty: 'RSA' }, 'must have the kty EC for ES256'],
    ['a point with a kty in lower case', { ...point, kty: 'ec' }, 'must have the kty EC for ES256'],
    ['a point with another crv', { ...point, crv: 'P-384' }, 'must have the crv P-256 for ES256'],
    ['a point without a crv', { kty, x, y }, 'must have the crv P-256 for ES256'],
    ['a secret', secret, 'must have the kty EC for ES256'],
    ['half a point', { kty, crv, x }, 'must have the member y'],
    ['a private key', rfcExamples.ES256.jwk, 'The JWK is private'],
    ['a private key without a value', { ...point, d: undefined }, 'The JWK is private'],
  ])('not %s', (_, jwk, message) => {
    expect(() => importPoint(jwk)).toThrow(TypeError);
    expect(() => importPoint(jwk)).toThrow(message);
  });

  it.each([{ n, e }, { crv: 'P-256' }, { x, y }, { d: x }])('a secret is none with %j', (members) => {
    expect(() => importSecret(members)).toThrow(TypeError);
  });

  it('an RSA key has all of its private parts, or none', () => {
    const { qi, ...others } = rfcExamples.RS256.jwk;
    expect(qi).toBeDefined();
    expect(() => importPrivateKey(others, { algorithm: 'RS256' })).toThrow('must have the member qi');
    expect(() => importPublicKey({ kty: 'RSA', n, e, p: others.p }, { algorithm: 'RS256' })).toThrow(
      'is private',
    );
  });
});

describe('the values of a JWK are written in one way', () => {
  const zero = Buffer.concat([Buffer.alloc(1), Buffer.from(x, 'base64url')]).toString('base64url');
  it.each([
    ['padding', `${x}=`],
    ['white space', ` ${x}`],
    ['a newline', `${x}\n`],
    ['unused bits', `${x.slice(0, -1)}V`],
    ['plain base64', `${x.slice(0, -1)}+`],
    ['a number', 7],
    ['nothing', ''],
    ['null', null],
  ])('not with %s', (_, value) => {
    expect(() => importPoint({ ...point, x: value })).toThrow('The JWK member x must be canonical base64url');
  });

  it('not with a zero in front or a byte less', () => {
    expect(() => importPoint({ ...point, x: zero })).toThrow('The JWK member x must have 32 bytes');
    expect(() => importPoint({ ...point, x: x.slice(0, 40) })).toThrow('The JWK member x must have 32 bytes');
    const padded = Buffer.concat([Buffer.alloc(1), Buffer.from(n, 'base64url')]).toString('base64url');
    expect(() => importPublicKey({ kty: 'RSA', n: padded, e }, { algorithm: 'RS256' })).toThrow(
      'The JWK member n must not begin with zeros',
    );
  });
});

describe('a secret as a JWK', () => {
  it.each([
    ['HS256', 32],
    ['HS384', 48],
    ['HS512', 64],
  ] as const)('is as long as %s needs', (algorithm, bytes) => {
    const k = (length: number) =>
      Buffer.from(Array.from({ length }, (_, index) => index)).toString('base64url');
    expect(importSecretKey({ kty: 'oct', k: k(bytes) }, { algorithm }).algorithm).toBe(algorithm);
    expect(() => importSecretKey({ kty: 'oct', k: k(bytes - 1) }, { algorithm })).toThrow(
      `An ${algorithm} secret must have at least ${bytes} bytes (RFC 7518 section 3.2); use ${bytes} random bytes`,
    );
  });

  it('has no public half', () => {
    expect(publicJwk(importSecretKey(secret, { kid: 'k1' }))).toBeUndefined();
  });
});
