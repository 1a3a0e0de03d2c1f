import { describe, expect, it } from 'vitest';
import {
  forge,
  honestClaims,
  key,
  nowSeconds,
  options,
  rawClaims,
  refusalOf,
} from './forge-token.fixture.ts';
import { verifyJwt } from './verify-jwt.ts';

const withClaims = (claims: object) => forge({ payload: { ...honestClaims, ...claims } });

describe('required claims are there', () => {
  it.each(Object.keys(honestClaims))('%s', (claim) => {
    expect(refusalOf(withClaims({ [claim]: undefined }))).toMatchObject({
      code: 'claim_invalid',
      claim,
      message: `The ${claim} claim is missing`,
    });
  });

  it.each(['jti', 'constructor', 'toString', '__proto__'])('%s, where it is asked for', (claim) => {
    expect(refusalOf(forge(), { requiredClaims: [claim] })).toMatchObject({ code: 'claim_invalid', claim });
  });

  it('nbf only where it is asked for', () => {
    const token = withClaims({ nbf: undefined });
    expect(verifyJwt(token, key, { ...options, requiredClaims: [] }).claims).not.toHaveProperty('nbf');
  });

  it('iss, aud, sub, exp and iat even where nothing is asked for', () => {
    for (const claim of ['iss', 'aud', 'sub', 'exp', 'iat']) {
      expect(refusalOf(withClaims({ [claim]: undefined }), { requiredClaims: [] }).claim).toBe(claim);
    }
  });
});

describe.each(['exp', 'nbf', 'iat'])('%s is a finite and sane number', (claim) => {
  it.each([
    '1e999',
    '-1e999',
    '-1',
    '-0.001',
    '1e300',
    '253402300800',
    `${String(nowSeconds)}000`,
    'null',
    'true',
    'false',
    '[]',
    '{}',
    `[${String(nowSeconds)}]`,
    `"${String(nowSeconds)}"`,
    '"1e3"',
    '"NaN"',
    '"Infinity"',
    '""',
    '"2099-01-01T00:00:00Z"',
    `{"valueOf":${String(nowSeconds)}}`,
  ])('not %s', (text) => {
    expect(refusalOf(forge({ payload: rawClaims({ [claim]: text }) }))).toMatchObject({
      code: 'claim_invalid',
      claim,
      message: `The ${claim} claim must be a number of seconds between the years 1970 and 9999`,
    });
  });

  it.each(['NaN', 'Infinity', '0x7fffffff', '1_790_000_000', '+1790000000', '.5'])(
    'not %s, which is no JSON',
    (text) => {
      expect(refusalOf(forge({ payload: rawClaims({ [claim]: text }) })).code).toBe('token_malformed');
    },
  );
});

describe('iss equals the issuer', () => {
  it.each([
    'https://evil.test',
    'https://issuer.test/',
    'https://ISSUER.test',
    'https://issuer.test ',
    'https://issuer.test\0',
    'https://issuer.tes',
    'http://issuer.test',
    '',
    null,
    7,
    ['https://issuer.test'],
    { iss: 'https://issuer.test' },
  ])('not %j', (iss) => {
    expect(refusalOf(withClaims({ iss }))).toMatchObject({ code: 'claim_invalid', claim: 'iss' });
  });
});

describe('aud contains ours exactly', () => {
  it.each([
    ['another', 'https://other.test'],
    ['ours with a slash', 'https://api.test/'],
    ['ours as a prefix', 'https://api.test.evil.test'],
    ['a part of ours', 'https://api'],
    ['ours in capitals', 'HTTPS://API.TEST'],
    ['ours in a list written as text', 'https://api.test https://other.test'],
    ['nothing', ''],
    ['an empty list', []],
    ['a list of others', ['https://other.test', 'https://api.test/']],
    ['a list with a number beside ours', ['https://api.test', 7]],
    ['a list with null beside ours', [null, 'https://api.test']],
    ['a list in a list', [['https://api.test']]],
    ['an object', { 0: 'https://api.test', length: 1 }],
    ['null', null],
    ['a number', 7],
    ['true', true],
  ])('not %s', (_, aud) => {
    expect(refusalOf(withClaims({ aud }))).toMatchObject({ code: 'claim_invalid', claim: 'aud' });
  });

  it.each([['https://api.test'], [['https://api.test']], [['https://other.test', 'https://api.test']]])(
    '%j is right',
    (aud) => {
      expect(verifyJwt(withClaims({ aud }), key, options).claims.aud).toEqual(aud);
    },
  );
});

describe.each(['sub', 'jti'])('%s is a non-empty string', (claim) => {
  it.each([[''], [null], [1], [true], [['1']], [{}]])('not %j', (value) => {
    expect(refusalOf(withClaims({ [claim]: value }))).toMatchObject({
      code: 'claim_invalid',
      claim,
      message: `The ${claim} claim must be a non-empty string`,
    });
  });
});

describe('what was verified cannot be changed, and pollutes nothing', () => {
  it('the result is frozen to its depths', () => {
    const result = verifyJwt(withClaims({ roles: [{ name: 'x' }] }), key, options);
    const [role] = result.claims['roles'] as [object];
    for (const part of [result, result.header, result.claims, result.claims['roles'], role]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it('claims named like built-in members are plain data', () => {
    const evil = {
      constructor: { prototype: { polluted: true } },
      prototype: { polluted: true },
      toString: 'x',
    };
    const { claims } = verifyJwt(withClaims(evil), key, options);
    expect(claims).toEqual({ ...honestClaims, ...evil });
    expect(Object.getPrototypeOf(claims)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  it('messages hold no value of the token', () => {
    for (const claim of Object.keys(honestClaims)) {
      const error = refusalOf(withClaims({ [claim]: ['marked\r\nSet-Cookie: x'] }));
      expect(`${error.message} ${String(error.claim)}`).not.toMatch(/marked|\r|\n/);
      expect(error.cause).toBeUndefined();
    }
  });
});
