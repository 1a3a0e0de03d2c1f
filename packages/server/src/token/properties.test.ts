import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { createJwtVerifier } from './create-jwt-verifier.ts';
import { decodeJwt } from './decode-jwt.ts';
import { honestClaims, options } from './forge-token.fixture.ts';
import { signJwt } from './sign-jwt.ts';
import { allAlgorithms, testKeys } from './test-keys.fixture.ts';

const seed = 20_260_101;
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
const names = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'constructor', 'toJSON', '0', 'a"b'),
);
const anyClaims = fc.dictionary(names, fc.jsonValue({ stringUnit: 'binary' }), { maxKeys: 6 });

describe('base64url', () => {
  it('decodes what it encodes', () => {
    const bytes = fc.uint8Array({ maxLength: 100 });
    const rule = (one: Uint8Array) => {
      expect(decodeBase64url(encodeBase64url(one))).toEqual(Buffer.from(one));
    };
    fc.assert(fc.property(bytes, rule), { seed, numRuns: 500 });
  });

  it('decodes no text but the one that it encodes', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), fc.stringMatching(/^[\w-]*$/));
    const rule = (one: string) => {
      const bytes = decodeBase64url(one);
      expect([undefined, one]).toContain(bytes && encodeBase64url(bytes));
    };
    fc.assert(fc.property(text, rule), { seed, numRuns: 2000 });
  });
});

describe.each(allAlgorithms)('%s', (algorithm) => {
  const { signing, verifying } = testKeys[algorithm];
  const verify = createJwtVerifier(verifying, options);
  // Signing with RSA takes its time.
  const numRuns = algorithm === 'RS256' ? 100 : 300;

  it('claims that signJwt accepts come back as they are', () => {
    const rule = (others: Record<string, unknown>) => {
      const claims = { ...others, ...honestClaims };
      const token = attempt(() => signJwt(claims, signing));
      fc.pre(token !== undefined);
      const { claims: verified } = verify(token);
      expect(verified).toEqual(JSON.parse(JSON.stringify(claims)));
      expect(decodeJwt(token).claims).toEqual(verified);
    };
    fc.assert(fc.property(anyClaims, rule), { seed, numRuns });
  });

  it('any single character that changes makes a token refused', () => {
    const token = signJwt(honestClaims, signing);
    const place = fc.nat({ max: token.length - 1 });
    const character = fc.oneof(
      fc.constantFrom(...base64url, '.', '=', '+', '/', ' '),
      fc.string({ unit: 'binary', maxLength: 2 }),
    );
    const rule = (at: number, piece: string) => {
      fc.pre(piece !== token.charAt(at));
      expect(() => verify(token.slice(0, at) + piece + token.slice(at + 1))).toThrow(LatchkeyError);
    };
    fc.assert(fc.property(place, character, rule), { seed, numRuns: 1000 });
  });

  it('and so does any one that is put in', () => {
    const token = signJwt(honestClaims, signing);
    const place = fc.nat({ max: token.length });
    const rule = (at: number, piece: string) => {
      expect(() => verify(token.slice(0, at) + piece + token.slice(at))).toThrow(LatchkeyError);
    };
    const piece = fc.string({ unit: 'binary', minLength: 1, maxLength: 2 });
    fc.assert(fc.property(place, piece, rule), { seed, numRuns: 300 });
  });
});

it('any text at all is refused with a LatchkeyError, and in no other way', () => {
  const verify = createJwtVerifier(testKeys.HS256.verifying, options);
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.json().map(encodeBase64url), fc.base64String());
  const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.join('.'));
  const rule = (token: string) => {
    expect(() => verify(token)).toThrow(LatchkeyError);
  };
  fc.assert(fc.property(text, rule), { seed, numRuns: 1000 });
});

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return undefined;
  }
}
