import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { decodeJwt } from './decode-jwt.ts';
import { forge, honestClaims, honestHeader, key, options, secret } from './forge-token.fixture.ts';
import { importSecretKey } from './import-secret-key.ts';
import { computeSignature, isSignatureValid } from './signature.ts';
import { type JwtClaims, signJwt } from './sign-jwt.ts';
import { verifyJwt } from './verify-jwt.ts';

describe('signJwt', () => {
  it('writes what verifyJwt and decodeJwt read', () => {
    const claims = { ...honestClaims, jti: 'x', roles: ['é', '😀', { 'a/é': '\0"\\' }, 1.5], empty: null };
    const token = signJwt(claims, key);
    expect(verifyJwt(token, key, options)).toEqual({ header: honestHeader, claims });
    expect(decodeJwt(token)).toEqual({ header: honestHeader, claims });
  });

  it('names the type, and the key where it has a name', () => {
    const token = signJwt(honestClaims, importSecretKey(secret, { kid: 'k1' }), { type: 'JWT' });
    expect(decodeJwt(token).header).toEqual({ alg: 'HS256', typ: 'JWT', kid: 'k1' });
  });

  it('writes the same text as any other HMAC over the same JSON', () => {
    expect(signJwt(honestClaims, key)).toBe(forge());
  });

  it('leaves out what is undefined', () => {
    expect(decodeJwt(signJwt({ sub: '1', sid: undefined }, key)).claims).toEqual({ sub: '1' });
  });
});

describe('signJwt refuses', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const date = /must be a number of seconds/;
  const plain = /must be a plain object/;
  const unread = /could not be read again/;
  it.each<[string, unknown, RegExp]>([
    ['an exp that is not a number', { exp: NaN }, date],
    ['an endless exp', { exp: Infinity }, date],
    ['an exp in milliseconds', { exp: 1_790_000_000_000 }, date],
    ['a negative nbf', { nbf: -1 }, date],
    ['an iat that is a Date', { iat: new Date(0) }, date],
    ['an exp as text', { exp: '1790000000' }, date],
    ['a sub that is a number', { sub: 1 }, /The sub claim must be a non-empty string/],
    ['an empty jti', { jti: '' }, /The jti claim/],
    ['an aud with a number', { aud: ['x', 1] }, /The aud claim/],
    ['null', null, plain],
    ['an array', [honestClaims], plain],
    ['a string', '{}', plain],
    ['a Map', new Map([['sub', '1']]), plain],
    ['an instance', new URL('https://x.test'), plain],
    ['what writes itself as something else', { sub: '1', toJSON: () => ({ sub: 'admin' }) }, plain],
    ['a deep toJSON that makes half a pair', { x: { toJSON: () => '\ud800' } }, unread],
    ['half a surrogate pair', { name: '\ud800' }, unread],
    ['a member called __proto__', JSON.parse('{"__proto__":1}'), unread],
    ['a circle', circle, /could not be written as JSON/],
    ['a BigInt', { gen: 1n }, /could not be written as JSON/],
    ['a token above 8192 characters', { x: 'x'.repeat(6100) }, /more than 8192 characters/],
  ])('%s', (_, claims, message) => {
    expect(() => signJwt(claims as JwtClaims, key)).toThrow(TypeError);
    expect(() => signJwt(claims as JwtClaims, key)).toThrow(message);
  });

  it.each(['', 'at jwt', 'é', 7, null])('%j as type', (type) => {
    expect(() => signJwt({}, key, { type: type as string })).toThrow('type must be 1 to 127 printable ASCII');
  });

  it.each([[{ algorithm: 'none' }], [secret], [undefined]])('%j as key', (impostor) => {
    expect(() => signJwt({}, impostor as unknown as typeof key)).toThrow('The key must be a JwtKey');
  });
});

describe('the known answer of RFC 7515 appendix A.1', () => {
  const knownKey = importSecretKey(
    Buffer.from(
      'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
      'base64url',
    ),
  );
  const signingInput =
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9' +
    '.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
  const signature = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

  it('is the signature that is computed and accepted', () => {
    expect(computeSignature(signingInput, knownKey)).toBe(signature);
    expect(isSignatureValid(signingInput, signature, knownKey)).toBe(true);
    expect(isSignatureValid(`${signingInput}A`, signature, knownKey)).toBe(false);
  });

  it('reads as the appendix says', () => {
    expect(decodeJwt(`${signingInput}.${signature}`)).toEqual({
      header: { typ: 'JWT', alg: 'HS256' },
      claims: { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true },
    });
  });
});
