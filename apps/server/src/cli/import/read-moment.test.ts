import { describe, expect, it } from 'vitest';
import { readMoment } from './read-moment.ts';

const noon = Date.UTC(2026, 0, 31, 12) / 1_000;

describe('a moment in a file', () => {
  it.each([
    [noon, noon],
    [noon + 0.999, noon],
    [0, 0],
    ['2026-01-31T12:00:00Z', noon],
    ['2026-01-31T12:00Z', noon],
    ['2026-01-31t12:00:00z', noon],
    ['2026-01-31T14:00:00+02:00', noon],
    ['2026-01-31T14:00:00+0200', noon],
    ['2026-01-31 12:00:00', noon],
    ['2026-01-31T12:00:00.123456', noon],
    ['2026-01-31', noon - 43_200],
  ])('%s is %i', (value, seconds) => {
    expect(readMoment(value)).toBe(seconds);
  });

  it.each([
    -1,
    NaN,
    Infinity,
    noon * 1_000,
    '',
    '2026-02-30',
    '2026-13-01',
    '2026-01-31T25:00Z',
    '31.1.2026',
    true,
    {},
  ])('%s is none', (value) => {
    expect(readMoment(value)).toBeUndefined();
  });
});
