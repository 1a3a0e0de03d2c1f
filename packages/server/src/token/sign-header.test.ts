import { describe, expect, it } from 'vitest';
import { decodeJwt } from './decode-jwt.ts';
import { honestClaims, key, options } from './forge-token.fixture.ts';
import { signJwt } from './sign-jwt.ts';
import { allAlgorithms, testKeys } from './test-keys.fixture.ts';
import { verifyJwt } from './verify-jwt.ts';

const signWith = (header: unknown) =>
  signJwt(honestClaims, key, { header: header as Record<string, unknown> });

describe('members that are added to a header', () => {
  it('are signed and handed on', () => {
    const header = { cty: 'x', app: { build: [1, null, 'é'] } };
    const token = signWith(header);
    expect(decodeJwt(token).header).toEqual({ alg: 'HS256', typ: 'at+jwt', ...header });
    expect(verifyJwt(token, key, options).header['app']).toEqual(header.app);
  });

  it('come after those that signJwt writes', () => {
    expect(Object.keys(decodeJwt(signWith({ 0: 'x', cty: 'x' })).header)).toContain('alg');
    expect(decodeJwt(signWith({ 0: 'x' })).header['alg']).toBe('HS256');
  });

  it.each(['alg', 'typ', 'kid', 'crit', 'b64', 'jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256'])(
    'are not %s',
    (name) => {
      expect(() => signWith({ [name]: 'x' })).toThrow(
        new TypeError(`header must not have the member ${name}`),
      );
      expect(() => signWith({ toJSON: () => ({ [name]: null }) })).toThrow('must be a plain object');
    },
  );

  it.each<[string, unknown, RegExp]>([
    ['null', null, /must be a plain object/],
    ['an array', [], /must be a plain object/],
    ['an instance', new Map(), /must be a plain object/],
    ['a BigInt', { x: 1n }, /could not be written as JSON/],
    ['half a surrogate pair', { x: '\ud800' }, /could not be read again/],
    ['a member called __proto__', JSON.parse('{"__proto__":1}'), /could not be read again/],
    ['nine levels', { a: [[[[[[[[]]]]]]]] }, /could not be read again/],
    ['2048 bytes besides its own', { x: 'x'.repeat(2030) }, /could not be read again/],
  ])('are not %s', (_, header, message) => {
    expect(() => signWith(header)).toThrow(TypeError);
    expect(() => signWith(header)).toThrow(message);
  });
});

it.each(allAlgorithms)('a token of %s verifies, and with no other key', (algorithm) => {
  const { signing, verifying } = testKeys[algorithm];
  const token = signJwt(honestClaims, signing);
  const header = { alg: algorithm, typ: 'at+jwt', kid: signing.kid };
  expect(verifyJwt(token, verifying, options)).toEqual({ header, claims: honestClaims });
  expect(verifyJwt(token, signing, options).claims).toEqual(honestClaims);
  for (const other of allAlgorithms.filter((one) => one !== algorithm)) {
    expect(() => verifyJwt(token, testKeys[other].verifying, options)).toThrow();
  }
});
