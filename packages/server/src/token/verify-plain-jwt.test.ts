import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createJwtVerifier } from './create-jwt-verifier.ts';
import { forge, honestClaims, key, nowSeconds, secret } from './forge-token.fixture.ts';
import type { PlainClaims, VerifiedClaims } from './jwt-claims.ts';
import { signJwt } from './sign-jwt.ts';
import { verifyJwt } from './verify-jwt.ts';
import type { VerifyPlainJwtOptions } from './verify-jwt-options.ts';

const clock = () => nowSeconds * 1000;

/** What Flask-JWT issues and wants: no issuer, no audience, and the user in `identity`. */
const flaskJwt: VerifyPlainJwtOptions = {
  issuer: null,
  audience: null,
  type: 'JWT',
  requiredClaims: ['identity', 'nbf'],
  clock,
};
const claims = { identity: 1, iat: nowSeconds, nbf: nowSeconds, exp: nowSeconds + 300 };
const header = { alg: 'HS256', typ: 'JWT' };
const flask = (others: object, headers: object = {}) =>
  forge({ header: { ...header, ...headers }, payload: { ...claims, ...others } });
const verify = createJwtVerifier(key, flaskJwt);

describe('a token of Flask-JWT', () => {
  it('verifies as PyJWT 1 writes it', () => {
    const text = (part: string) => Buffer.from(part).toString('base64url');
    const signingInput = `${text('{"typ":"JWT","alg":"HS256"}')}.${text(
      `{"exp":${nowSeconds + 300},"iat":${nowSeconds},"nbf":${nowSeconds},"identity":1}`,
    )}`;
    const mac = createHmac('sha256', secret).update(signingInput).digest('base64url');
    expect(verify(`${signingInput}.${mac}`)).toEqual({ header, claims });
  });

  it('may leave out its typ, which says nothing', () => {
    expect(verify(flask({}, { typ: undefined })).claims).toEqual(claims);
    expect(verify(flask({}, { typ: 'jwt' })).claims).toEqual(claims);
  });

  it('may carry further claims, and an issuer that nobody asks for', () => {
    const others = { iss: 'https://anybody.test', sub: '1', scope: 'read', gen: 0 };
    expect(verify(flask(others)).claims).toEqual({ ...claims, ...others });
  });

  it('is written by signJwt', () => {
    expect(verify(signJwt(claims, key, { type: 'JWT' }))).toEqual({ header, claims });
  });
});

describe('what a plain JWT may not do', () => {
  it.each(['identity', 'nbf', 'exp', 'iat'])('leave out %s', (claim) => {
    expect(() => verify(flask({ [claim]: undefined }))).toThrow(`The ${claim} claim is missing`);
  });

  it.each(['exp', 'iat'])('leave out %s, even where nothing is required', (claim) => {
    const verifyAny = createJwtVerifier(key, { ...flaskJwt, requiredClaims: [] });
    expect(() => verifyAny(flask({ [claim]: undefined }))).toThrow(`The ${claim} claim is missing`);
  });

  it.each([['https://api.test'], [['https://api.test']], [[]], ['']])('be for the audience %j', (aud) => {
    expect(() => verify(flask({ aud }))).toThrow('The aud claim is for somebody else');
  });

  it.each(['at+jwt', 'refresh+jwt', 'dpop+jwt', '', null])('be of the type %j', (typ) => {
    expect(() => verify(flask({}, { typ }))).toThrow('The typ header');
  });

  it.each([{ iss: '' }, { sub: 1 }, { jti: '' }, { exp: 'x' }, { aud: 7 }])('have %j', (odd) => {
    expect(() => verify(flask(odd))).toThrow(expect.objectContaining({ code: 'claim_invalid' }) as Error);
  });

  it('live longer than the limit', () => {
    expect(() => verify(flask({ exp: nowSeconds + 3601 }))).toThrow('lives longer');
  });

  it('pass for an access token, nor an access token for it', () => {
    const access = { issuer: 'https://issuer.test', audience: 'https://api.test', clock };
    expect(() => verifyJwt(flask(honestClaims), key, access)).toThrow('The typ header');
    expect(() => verify(forge())).toThrow('The typ header');
  });
});

describe('each of the two can be asked for alone', () => {
  const issuer = 'https://issuer.test';
  const audience = 'https://api.test';
  it('an issuer without an audience wants iss and sub', () => {
    const verifyOne = createJwtVerifier(key, { ...flaskJwt, issuer, requiredClaims: [] });
    expect(verifyOne(flask({ iss: issuer, sub: '1' })).claims.sub).toBe('1');
    expect(() => verifyOne(flask({ iss: issuer }))).toThrow('The sub claim is missing');
    expect(() => verifyOne(flask({ iss: 'https://evil.test', sub: '1' }))).toThrow('The iss claim');
    expect(() => verifyOne(flask({ iss: issuer, sub: '1', aud: audience }))).toThrow('somebody else');
  });

  it('an audience without an issuer wants aud', () => {
    const verifyOne = createJwtVerifier(key, { ...flaskJwt, audience, requiredClaims: [] });
    expect(verifyOne(flask({ aud: [audience] })).claims.aud).toEqual([audience]);
    expect(() => verifyOne(flask({}))).toThrow('The aud claim is missing');
    expect(() => verifyOne(flask({ aud: 'https://evil.test' }))).toThrow('The aud claim');
  });
});

describe('nothing is left unchecked by accident', () => {
  it.each(['issuer', 'audience', 'requiredClaims'])('%s has to be said', (name) => {
    const options = { ...flaskJwt, [name]: undefined };
    expect(() => createJwtVerifier(key, options)).toThrow(TypeError);
    expect(() => createJwtVerifier(key, options)).toThrow(name);
  });

  it('and the types say which claims are there', () => {
    const plain: PlainClaims = verify(flask({})).claims;
    // @ts-expect-error a plain JWT need not have an issuer, an audience or a subject
    const verified: VerifiedClaims = plain;
    expect(verified.sub).toBeUndefined();
  });
});
