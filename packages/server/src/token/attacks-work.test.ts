import * as crypto from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { attackTarget } from './attacks/attack-target.fixture.ts';
import type { AttackRule } from './attacks/attack.fixture.ts';
import { attacks } from './attacks/attacks.fixture.ts';
import { createJwtVerifier } from './create-jwt-verifier.ts';
import {
  forge,
  honestClaims,
  honestHeader,
  key,
  options,
  refusalOf,
  seal,
  secret,
} from './forge-token.fixture.ts';
import { importSecretKey } from './import-secret-key.ts';
import { signJwt } from './sign-jwt.ts';
import { allAlgorithms, testKeys } from './test-keys.fixture.ts';

vi.mock('node:crypto', { spy: true });

/** How often a refused token made the expensive things happen. The key is new, so that no header is remembered. */
function workFor(token: string): { parses: number; hmacs: number } {
  const verify = createJwtVerifier(importSecretKey(secret), options);
  const parse = vi.spyOn(JSON, 'parse');
  vi.mocked(crypto.createHmac).mockClear();
  expect(() => verify(token)).toThrow(LatchkeyError);
  const work = { parses: parse.mock.calls.length, hmacs: vi.mocked(crypto.createHmac).mock.calls.length };
  parse.mockRestore();
  return work;
}

describe('hostile tokens are refused before they cost anything', () => {
  const [header, payload] = forge().split('.') as [string, string];
  const forged = { secret: 'not the secret' };
  const deep = '{"x":'.repeat(300) + '1' + '}'.repeat(300);
  it.each([
    [
      'a token of 8193 characters: nothing',
      `${header}.${payload}.`.padEnd(8193, 'A'),
      { parses: 0, hmacs: 0 },
    ],
    ['ten million characters: nothing', 'A'.repeat(1e7), { parses: 0, hmacs: 0 }],
    ['8192 dots: nothing', '.'.repeat(8192), { parses: 0, hmacs: 0 }],
    ['a foreign character in the header: nothing', `*${header}.${payload}.AAAA`, { parses: 0, hmacs: 0 }],
    [
      'a header of 2049 bytes: nothing',
      forge({ ...forged, header: `{}${' '.repeat(2047)}` }),
      { parses: 0, hmacs: 0 },
    ],
    ['a header of 300 levels: nothing', forge({ ...forged, header: deep }), { parses: 0, hmacs: 0 }],
    ['alg none: one parse', forge({ ...forged, header: { alg: 'none' } }), { parses: 1, hmacs: 0 }],
    ['a foreign character in the payload: one parse', `${header}.*${payload}.AAAA`, { parses: 1, hmacs: 0 }],
    ['a foreign signature: one parse and one HMAC', forge(forged), { parses: 1, hmacs: 1 }],
    ['a deep signed payload: one parse and one HMAC', forge({ payload: deep }), { parses: 1, hmacs: 1 }],
  ])('%s', (_, token, work) => {
    expect(workFor(token)).toEqual(work);
  });
});

describe.each(allAlgorithms)('a header that is refused costs no signature of %s', (algorithm) => {
  const { signing, verifying, keyObject } = testKeys[algorithm];
  const target = attackTarget(algorithm, keyObject, signJwt(honestClaims, signing));
  const verify = createJwtVerifier(verifying, options);
  const rules: readonly AttackRule[] = ['none in no spelling', 'no crit and no b64', 'kid is a name', 'typ'];

  it.each(rules)('%s', (rule) => {
    const tokens = attacks.filter((one) => one.rule === rule).map((one) => one.forge(target));
    vi.mocked(crypto.verify).mockClear();
    vi.mocked(crypto.createHmac).mockClear();
    for (const token of tokens) expect(() => verify(token)).toThrow(LatchkeyError);
    expect(tokens.length).toBeGreaterThan(8);
    expect(crypto.verify).not.toHaveBeenCalled();
    expect(crypto.createHmac).not.toHaveBeenCalled();
  });
});

describe('sizes are bounded', () => {
  it('a token may have 8192 characters', () => {
    const room = 8192 - forge({ payload: { ...honestClaims, x: '' } }).length;
    const x = 'x'.repeat(Math.floor((room * 3) / 4) - 2);
    const token = forge({ payload: { ...honestClaims, x } });
    expect(token.length).toBeGreaterThan(8186);
    expect(createJwtVerifier(key, options)(token).claims['x']).toBe(x);
    expect(refusalOf(forge({ payload: { ...honestClaims, x: `${x}${'x'.repeat(8)}` } })).code).toBe(
      'token_malformed',
    );
  });

  it('a header may have 2048 bytes and 8 levels', () => {
    const verify = createJwtVerifier(key, options);
    const wide = JSON.stringify(honestHeader).padEnd(2048);
    const deep = (levels: number) => ({
      ...honestHeader,
      x: JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown,
    });
    expect(verify(forge({ header: wide })).header.alg).toBe('HS256');
    expect(verify(forge({ header: deep(7) })).header.alg).toBe('HS256');
    expect(refusalOf(forge({ header: `${wide} ` })).code).toBe('token_malformed');
    expect(refusalOf(forge({ header: deep(8) })).code).toBe('token_malformed');
  });
});

describe('the next honest request is unaffected', () => {
  const hostile = [
    '',
    '..',
    '.'.repeat(9000),
    forge({ secret: 'not the secret' }),
    forge({ header: { ...honestHeader, typ: 'JWT' } }),
    forge({ header: '{"alg":"HS256","typ":"at+jwt","__proto__":{"crit":1}}' }),
    forge({ payload: '{"__proto__":{"exp":9e9}}' }),
    seal('\ud800.\udfff'),
    null as unknown as string,
  ];
  it('whatever came before it', () => {
    const verify = createJwtVerifier(key, options);
    const honest = forge();
    for (const token of hostile) {
      expect(() => verify(token)).toThrow();
      expect(verify(honest)).toEqual({ header: honestHeader, claims: honestClaims });
    }
  });

  it('a header is checked again for every token, though it was right for another verifier', () => {
    const token = forge({ header: { ...honestHeader, typ: 'JWT' } });
    expect(createJwtVerifier(key, { ...options, type: 'JWT' })(token).header.typ).toBe('JWT');
    expect(() => createJwtVerifier(key, options)(token)).toThrow('The typ header');
  });

  it('a forged signature under a remembered header is refused', () => {
    const verify = createJwtVerifier(key, options);
    verify(forge());
    expect(() => verify(forge({ secret: 'not the secret' }))).toThrow('Signature verification failed');
  });
});
