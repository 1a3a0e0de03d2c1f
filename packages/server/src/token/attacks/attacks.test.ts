import { Socket } from 'node:net';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { createJwtVerifier, type JwtVerifier } from '../create-jwt-verifier.ts';
import { createKeyRing } from '../create-key-ring.ts';
import { honestClaims, options } from '../forge-token.fixture.ts';
import { signJwt } from '../sign-jwt.ts';
import { allAlgorithms, testKeys } from '../test-keys.fixture.ts';
import { attackTarget } from './attack-target.fixture.ts';
import { attacks } from './attacks.fixture.ts';

const connect = vi.spyOn(Socket.prototype, 'connect');
const fetch = vi.spyOn(globalThis, 'fetch');
afterAll(() => vi.restoreAllMocks());

const ring = createKeyRing({
  signing: testKeys.EdDSA.signing,
  verifying: allAlgorithms.filter((one) => one !== 'EdDSA').map((one) => testKeys[one].verifying),
});

describe.each(allAlgorithms)('attacks on %s', (algorithm) => {
  const { signing, verifying, keyObject } = testKeys[algorithm];
  const honest = signJwt(honestClaims, signing);
  const target = attackTarget(algorithm, keyObject, honest);
  const alone = createJwtVerifier(verifying, options);
  const inRing = createJwtVerifier(ring, options);

  const cases = attacks.filter(({ algorithms }) => algorithms.includes(algorithm));
  it.each(cases)('$rule: $name', ({ forge, expected }) => {
    const token = forge(target);
    for (const verify of [alone, inRing]) {
      const { code, message, claim, cause } = refusal(verify, token);
      expect({ code, cause }).toEqual({ code: expected, cause: undefined });
      expect(`${message} ${claim ?? ''}`).toMatch(/^(?!.*marked)[ -~]+$/);
      expect(verify(honest).claims).toEqual(honestClaims);
    }
  });

  it('no network request was made', () => {
    expect(connect).not.toHaveBeenCalled();
    expect(fetch).not.toHaveBeenCalled();
  });

  it('no prototype was polluted', () => {
    expect('polluted' in {}).toBe(false);
    const claims = { ...honestClaims, constructor: { prototype: { polluted: true } }, toString: 'x' };
    expect(alone(signJwt(claims, signing)).claims).toEqual(claims);
    expect('polluted' in {}).toBe(false);
  });

  it('none of two attacks is the same', () => {
    expect(new Set(cases.map(({ rule, name }) => `${rule}: ${name}`)).size).toBe(cases.length);
  });
});

function refusal(verify: JwtVerifier, token: string): LatchkeyError {
  try {
    verify(token);
  } catch (error) {
    if (error instanceof LatchkeyError) return error;
    throw error;
  }
  throw new Error('The token was accepted');
}
