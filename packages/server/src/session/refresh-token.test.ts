import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRootSecrets } from '../secret/root-secrets.ts';
import { encodeRefreshToken, parseRefreshToken } from './refresh-token.ts';

const seed = 20_260_401;
const rootA = 'Yp3Qw0kZr7uNf5cXb2VtJ8sLd6Ge1HaM';
const rootB = 'mT4xRz9EoB1yWq7CnK3vPj6HfU8gSd2A';
const roots = createRootSecrets(rootA);
const sid = 'AAECAwQFBgcICQoLDA0ODw';
const token = encodeRefreshToken({ sid, generation: 7 }, roots);

const sids = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));
const claims = fc.record({ sid: sids, generation: fc.maxSafeNat() });

describe('a refresh token', () => {
  it('is the session, the generation and a mac by the derived key', () => {
    const mac = createHmac('sha256', roots.primary('refresh-token')).update(`${sid}.7`).digest('base64url');
    expect(token).toBe(`${sid}.7.${mac}`);
  });

  it('says again what it was made from', () => {
    const rule = (claim: { sid: string; generation: number }) => {
      expect(parseRefreshToken(encodeRefreshToken(claim, roots), roots)).toEqual(claim);
    };
    fc.assert(fc.property(claims, rule), { seed, numRuns: 300 });
  });

  it('is refused with any one character replaced, left out or put in', () => {
    const one = fc.oneof(
      fc.constantFrom('A', 'Q', '_', '.', '0', '9', ' ', '=', '+', '\n', '\0'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    const rule = (claim: { sid: string; generation: number }, at: number, character: string, cut: number) => {
      const honest = encodeRefreshToken(claim, roots);
      const index = at % (honest.length + 1);
      const changed = honest.slice(0, index) + character + honest.slice(index + cut);
      fc.pre(changed !== honest);
      expect(parseRefreshToken(changed, roots)).toBeNull();
    };
    const change = [claims, fc.nat(100), one, fc.constantFrom(0, 1)] as const;
    fc.assert(fc.property(...change, rule), { seed, numRuns: 2_000 });
  });

  it('is refused for whatever else somebody sends', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.stringMatching(/^[\w-]{22}\.\d{1,17}\.[\w-]{43}$/),
    );
    const rule = (text: string) => {
      expect(parseRefreshToken(text, roots)).toBeNull();
    };
    fc.assert(fc.property(odd, rule), { seed, numRuns: 2_000 });
  });
});

describe('with the right mac all the same, a refresh token is refused for', () => {
  it.each([
    ['a leading zero', `${sid}.07`],
    ['a sign', `${sid}.+7`],
    ['a negative generation', `${sid}.-7`],
    ['minus zero', `${sid}.-0`],
    ['a fraction', `${sid}.7.0`],
    ['an exponent', `${sid}.7e0`],
    ['a hexadecimal generation', `${sid}.0x7`],
    ['digits of another script', `${sid}.\u0667`],
    ['no generation', `${sid}.`],
    ['a space', `${sid}. 7`],
    ['a newline', `${sid}.7\n`],
    ['a generation that no number holds exactly', `${sid}.9007199254740992`],
    ['a huge generation', `${sid}.${'9'.repeat(400)}`],
    ['an unused bit in the session', 'AAECAwQFBgcICQoLDA0ODx.7'],
    ['a short session', `${sid.slice(1)}.7`],
    ['a session that is no base64url', 'AAECAwQFBgcICQoLDA0O+w.7'],
    ['a lone surrogate in the session', 'AAECAwQFBgcICQoLDA0O\ud800w.7'],
    ['no session', '.7'],
  ])('%s', (_what, claim) => {
    const mac = createHmac('sha256', roots.primary('refresh-token')).update(claim).digest('base64url');
    expect(parseRefreshToken(`${claim}.${mac}`, roots)).toBeNull();
  });

  it('unused bits in the mac', () => {
    const next = String.fromCharCode(token.charCodeAt(token.length - 1) + 1);
    const twin = token.slice(0, -1) + next;
    expect(Buffer.from(twin, 'base64url')).toEqual(Buffer.from(token, 'base64url'));
    expect(parseRefreshToken(twin, roots)).toBeNull();
  });

  it('a length that no refresh token has', () => {
    expect(parseRefreshToken(`${token}${'A'.repeat(10_000_000)}`, roots)).toBeNull();
  });
});

describe('with several root secrets', () => {
  it('tokens of each are accepted, and new ones are made with the primary', () => {
    const both = createRootSecrets(rootB, [rootA]);
    expect(parseRefreshToken(token, both)).toEqual({ sid, generation: 7 });
    const renewed = encodeRefreshToken({ sid, generation: 8 }, both);
    expect(parseRefreshToken(renewed, createRootSecrets(rootB))).toEqual({ sid, generation: 8 });
    expect(parseRefreshToken(renewed, roots)).toBeNull();
  });

  it('those of a root that was dropped are refused', () => {
    expect(parseRefreshToken(token, createRootSecrets(rootB))).toBeNull();
  });
});
