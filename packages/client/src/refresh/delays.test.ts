import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refreshDelayMs } from './refresh-delay.ts';
import { retryDelayMs } from './retry-delay.ts';

const none = () => 0;
const most = () => 1 - Number.EPSILON;

it.each([
  [300_000, 270_000],
  [3_600_000, 3_240_000],
  [60_000, 30_000],
  [10_000, 5_000],
])('refreshes a token of %d ms after %d ms, or up to a tenth of that earlier', (lifetimeMs, delayMs) => {
  expect(refreshDelayMs(lifetimeMs, none)).toBe(delayMs);
  expect(refreshDelayMs(lifetimeMs, most)).toBeCloseTo(delayMs * 0.9, 0);
});

it('does not refresh all the time, however short a token lives', () => {
  expect(refreshDelayMs(1, most)).toBeGreaterThanOrEqual(1_000);
});

it('waits longer with each failure, up to a minute', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 50].map((failures) => retryDelayMs(failures, undefined, most));
  expect(longest.map(Math.round)).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1000));
  expect(retryDelayMs(1, undefined, none)).toBe(500);
});

it('waits at least for as long as the server asks, but no longer than an hour for that', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(10_000), (failures, seconds) => {
      const delayMs = retryDelayMs(failures + 1, seconds, none);
      expect(delayMs).toBeGreaterThanOrEqual(Math.min(seconds, 3_600) * 1000);
      expect(delayMs).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
