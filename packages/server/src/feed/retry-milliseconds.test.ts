import { expect, it } from 'vitest';
import { retryMilliseconds } from './retry-milliseconds.ts';

it('doubles from a quarter of a second up to 5 s, and stays there for ever', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 5_000].map((failures) => retryMilliseconds(failures, () => 1));
  expect(longest).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
});

it('spreads the pauses of many nodes over the second half', () => {
  expect([0, 0.5].map((random) => retryMilliseconds(1, () => random))).toEqual([125, 187.5]);
});
