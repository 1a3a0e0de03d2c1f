import { describe, expect, it } from 'vitest';
import { craftToken } from './craft-token.fixture.ts';
import { expiresAt } from './expires-at.ts';
import { isExpired } from './is-expired.ts';
import { MalformedTokenError } from './malformed-token-error.ts';

const at = (seconds: number) => ({ now: () => seconds * 1000 });

describe('expiresAt', () => {
  it('is the date of exp', () => {
    expect(expiresAt(craftToken({ exp: 1_700_000_000 }))?.toISOString()).toBe('2023-11-14T22:13:20.000Z');
  });

  it('keeps fractions of a second', () => {
    expect(expiresAt(craftToken({ exp: 1.5 }))?.getTime()).toBe(1500);
  });

  it('is null without exp', () => {
    expect(expiresAt(craftToken({ sub: '1' }))).toBeNull();
  });

  it.each(['"1700000000"', 'null', 'true', '1e999', '1e300', '[]'])('refuses exp: %s', (exp) => {
    expect(() => expiresAt(craftToken(`{"exp":${exp}}`))).toThrow(MalformedTokenError);
  });
});

describe('isExpired', () => {
  it('is false a moment before exp, true at exp and after', () => {
    const token = craftToken({ exp: 100 });
    expect(isExpired(token, at(99.999))).toBe(false);
    expect(isExpired(token, at(100))).toBe(true);
    expect(isExpired(token, at(101))).toBe(true);
  });

  it('counts exp: 0 as expired', () => {
    expect(isExpired(craftToken({ exp: 0 }))).toBe(true);
  });

  it('never expires without exp', () => {
    expect(isExpired(craftToken({}), at(1e10))).toBe(false);
  });

  it('moves the limit by the offset, either way', () => {
    const token = craftToken({ exp: 100 });
    expect(isExpired(token, { ...at(90), offsetSeconds: 10 })).toBe(true);
    expect(isExpired(token, { ...at(90), offsetSeconds: 9 })).toBe(false);
    expect(isExpired(token, { ...at(105), offsetSeconds: -10 })).toBe(false);
  });
});
