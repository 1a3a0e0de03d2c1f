import { expect, it } from 'vitest';
import { clockSkewMs } from './clock-skew.ts';

it.each([
  ['agree to the second', 100_500, 100_900, 0],
  ['may agree: the answer took its time', 99_000, 104_000, 0],
  ['differ, this one ahead', 160_000, 160_400, 59_000],
  ['differ, this one behind', 40_000, 40_400, -59_600],
])('where the clocks %s', (_name, sentMs, receivedMs, skewMs) => {
  expect(clockSkewMs(100, sentMs, receivedMs)).toBe(skewMs);
});

it.each([undefined, null, '100', Number.NaN, Infinity])('does not believe in an iat of %s', (iat) => {
  expect(clockSkewMs(iat, 1, 2)).toBe(0);
});
