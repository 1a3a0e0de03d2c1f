import { describe, expect, it } from 'vitest';
import { createJwtVerifier } from './create-jwt-verifier.ts';
import { forge, key, options } from './forge-token.fixture.ts';
import { verifyJwt } from './verify-jwt.ts';

describe('a bad option is a TypeError that names it', () => {
  it.each([
    ['issuer', undefined],
    ['issuer', ''],
    ['issuer', ['https://issuer.test']],
    ['audience', undefined],
    ['audience', ''],
    ['audience', /api/],
    ['type', ''],
    ['type', 'at jwt'],
    ['type', null],
    ['leewaySeconds', -1],
    ['leewaySeconds', 301],
    ['leewaySeconds', NaN],
    ['leewaySeconds', '10'],
    ['maxLifetimeSeconds', 0],
    ['maxLifetimeSeconds', Infinity],
    ['maxLifetimeSeconds', NaN],
    ['requiredClaims', 'exp'],
    ['requiredClaims', [7]],
    ['clock', 7],
  ])('%s: %j', (name, value) => {
    expect(() => createJwtVerifier(key, { ...options, [name]: value })).toThrow(TypeError);
    expect(() => createJwtVerifier(key, { ...options, [name]: value })).toThrow(name);
    expect(() => verifyJwt(forge(), key, { ...options, [name]: value })).toThrow(name);
  });

  it('options that change later change nothing in a verifier', () => {
    const own = { ...options, requiredClaims: ['nbf'] };
    const verify = createJwtVerifier(key, own);
    own.issuer = 'https://evil.test';
    own.requiredClaims.push('jti');
    expect(verify(forge()).claims.iss).toBe('https://issuer.test');
  });
});
