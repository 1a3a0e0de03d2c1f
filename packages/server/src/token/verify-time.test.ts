import { describe, expect, it } from 'vitest';
import { forge, honestClaims, key, nowSeconds, options, refusalOf } from './forge-token.fixture.ts';
import { verifyJwt } from './verify-jwt.ts';

const honest = forge();
const withClaims = (claims: object) => forge({ payload: { ...honestClaims, ...claims } });
const at = (milliseconds: number) => ({ clock: () => milliseconds });
const accepted = (token: string, others: object) =>
  verifyJwt(token, key, { ...options, ...others }).claims.sub === '1';

describe('a token ends at exp plus the leeway', () => {
  const endMs = honestClaims.exp * 1000;
  it.each([
    [10, endMs + 9_999],
    [0, endMs - 1],
    [300, endMs + 299_999],
  ])('with a leeway of %i s, one millisecond before it still counts', (leewaySeconds, nowMs) => {
    expect(accepted(honest, { leewaySeconds, ...at(nowMs) })).toBe(true);
    expect(refusalOf(honest, { leewaySeconds, ...at(nowMs + 1) })).toMatchObject({
      code: 'token_expired',
      claim: 'exp',
      message: 'Signature has expired',
    });
  });

  it('and the leeway is 10 s by default', () => {
    expect(accepted(honest, at(endMs + 9_999))).toBe(true);
    expect(refusalOf(honest, at(endMs + 10_000)).code).toBe('token_expired');
  });

  it.each([0, 1, nowSeconds - 11])('an exp of %i has passed', (exp) => {
    expect(refusalOf(withClaims({ exp })).code).toBe('token_expired');
  });

  it('a fraction of a second counts', () => {
    const token = withClaims({ exp: nowSeconds + 0.5 });
    expect(accepted(token, { leewaySeconds: 0, ...at(nowSeconds * 1000 + 499) })).toBe(true);
    expect(refusalOf(token, { leewaySeconds: 0, ...at(nowSeconds * 1000 + 500) }).code).toBe('token_expired');
  });
});

describe.each(['nbf', 'iat'])('a token begins at %s minus the leeway', (claim) => {
  const later = { [claim]: nowSeconds + 10 };
  it('one millisecond earlier it does not', () => {
    expect(accepted(withClaims(later), {})).toBe(true);
    expect(refusalOf(withClaims(later), at(nowSeconds * 1000 - 1))).toMatchObject({
      code: 'token_not_yet_valid',
      claim,
      message: `The ${claim} claim is in the future`,
    });
  });

  it('without a leeway at the very second', () => {
    const others = { leewaySeconds: 0 };
    expect(accepted(withClaims({ [claim]: nowSeconds }), others)).toBe(true);
    expect(
      refusalOf(withClaims({ [claim]: nowSeconds }), { ...others, ...at(nowSeconds * 1000 - 1) }).claim,
    ).toBeDefined();
    expect(refusalOf(withClaims({ [claim]: nowSeconds + 1 }), others).claim).toBe(claim);
  });
});

describe('the lifetime is bounded', () => {
  it('at 3600 s by default', () => {
    expect(accepted(withClaims({ exp: nowSeconds + 3600 }), {})).toBe(true);
    expect(refusalOf(withClaims({ exp: nowSeconds + 3601 }))).toMatchObject({
      code: 'claim_invalid',
      claim: 'exp',
      message: 'The token lives longer than is accepted here',
    });
  });

  it('as it is given', () => {
    expect(accepted(honest, { maxLifetimeSeconds: 300 })).toBe(true);
    expect(refusalOf(honest, { maxLifetimeSeconds: 299 }).claim).toBe('exp');
  });

  it.each([nowSeconds, nowSeconds - 1])('and exp is after iat, not at %i', (exp) => {
    expect(refusalOf(withClaims({ exp }))).toMatchObject({
      code: 'claim_invalid',
      claim: 'exp',
      message: 'The exp claim must be after the iat claim',
    });
  });
});

describe('a broken clock refuses every token', () => {
  it.each([NaN, Infinity, -Infinity])('%j', (time) => {
    expect(['token_expired', 'token_not_yet_valid']).toContain(refusalOf(honest, at(time)).code);
  });
});
