import { describe, expect, it } from 'vitest';
import { createJwtVerifier } from './create-jwt-verifier.ts';
import { createKeyRing } from './create-key-ring.ts';
import { decodeJwt } from './decode-jwt.ts';
import { honestClaims, options } from './forge-token.fixture.ts';
import { importSecretKey } from './import-secret-key.ts';
import { type JwtKey } from './jwt-key.ts';
import { KeyRing } from './key-ring.ts';
import { signJwt } from './sign-jwt.ts';
import { testKeys } from './test-keys.fixture.ts';

const named = (kid: string) => importSecretKey(`${kid}: correct horse battery staple, at length`, { kid });
const nameless = (kid: string) => importSecretKey(`${kid}: correct horse battery staple, at length`);
const [k1, k2, k3] = [named('k1'), named('k2'), named('k3')];
const { ES256 } = testKeys;

describe('a ring', () => {
  const ring = createKeyRing({ signing: k2, verifying: [k1, ES256.verifying] });
  const verify = createJwtVerifier(ring, options);

  it('signs with one key and verifies with all', () => {
    expect(ring.signing).toBe(k2);
    expect(ring.keys).toEqual([k2, k1, ES256.verifying]);
    for (const key of [k1, k2, ES256.signing]) {
      expect(verify(signJwt(honestClaims, key)).header.kid).toBe(key.kid);
    }
  });

  it('takes no token of a key that is not in it', () => {
    expect(() => verify(signJwt(honestClaims, k3))).toThrow('Signature verification failed');
  });

  it('holds a token against the key that it names and no other', () => {
    const pretender = importSecretKey('k1: correct horse battery staple, at length', { kid: 'k2' });
    expect(() => verify(signJwt(honestClaims, pretender))).toThrow('Signature verification failed');
  });

  it('may have any text as a name', () => {
    const odd = createKeyRing({ signing: named('__proto__'), verifying: [named('constructor')] });
    expect(createJwtVerifier(odd, options)(signJwt(honestClaims, odd.signing)).header.kid).toBe('__proto__');
    expect(() => createJwtVerifier(odd, options)(signJwt(honestClaims, named('toString')))).toThrow();
  });

  it('is frozen, and keeps to the keys it was made of', () => {
    const verifying = [k1];
    const own = createKeyRing({ signing: k2, verifying });
    verifying.push(k3);
    expect(own.keys).toEqual([k2, k1]);
    expect(Object.isFrozen(own) && Object.isFrozen(own.keys)).toBe(true);
  });
});

describe('a token that names no key', () => {
  it('is held against the one key that has its algorithm', () => {
    const ring = createKeyRing({ signing: ES256.signing, verifying: [k1] });
    const token = signJwt(honestClaims, nameless('k1'));
    expect(decodeJwt(token).header).not.toHaveProperty('kid');
    expect(createJwtVerifier(ring, options)(token).claims).toEqual(honestClaims);
    expect(() => createJwtVerifier(ring, options)(signJwt(honestClaims, nameless('k2')))).toThrow(
      'Signature verification failed',
    );
  });

  it('is refused where several could be meant, even the right one', () => {
    const ring = createKeyRing({ signing: k1, verifying: [k2] });
    expect(() => createJwtVerifier(ring, options)(signJwt(honestClaims, nameless('k1')))).toThrow(
      expect.objectContaining({
        code: 'token_malformed',
        message: 'The kid header is missing, and several keys could be meant',
      }) as Error,
    );
  });

  it('is refused where none has its algorithm', () => {
    const ring = createKeyRing({ signing: ES256.signing });
    expect(() => createJwtVerifier(ring, options)(signJwt(honestClaims, nameless('k1')))).toThrow(
      'The alg header is not the algorithm of the key',
    );
  });
});

describe('createKeyRing refuses', () => {
  it.each<[string, unknown, RegExp]>([
    ['a name that occurs twice', { signing: k1, verifying: [k2, named('k2')] }, /a kid of its own/],
    ['the signing key once more', { signing: k1, verifying: [k1] }, /a kid of its own/],
    ['a key without a name', { signing: nameless('k1') }, /must have a kid/],
    ['a public key that is to sign', { signing: ES256.verifying }, /A public key cannot sign/],
    ['no signing key', { verifying: [k1] }, /must be a JwtKey/],
    ['what is no key', { signing: k1, verifying: [{ algorithm: 'HS256', kid: 'k2' }] }, /must be a JwtKey/],
  ])('%s', (_, ring, message) => {
    expect(() => createKeyRing(ring as { signing: JwtKey })).toThrow(TypeError);
    expect(() => createKeyRing(ring as { signing: JwtKey })).toThrow(message);
  });

  it('and a verifier takes no look-alike of a ring', () => {
    const alike = Object.create(KeyRing.prototype) as KeyRing;
    expect(() => createJwtVerifier(alike, options)).toThrow('The key must be a JwtKey');
  });
});
