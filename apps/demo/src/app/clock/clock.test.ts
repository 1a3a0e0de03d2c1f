import { describe, expect, it } from 'vitest';
import { relativeTime } from './relative-time';
import { timeLeft } from './time-left';

describe('timeLeft', () => {
  it.each([
    [300, '5:00', 'PT300S'],
    [299.2, '5:00', 'PT300S'],
    [59, '0:59', 'PT59S'],
    [0.001, '0:01', 'PT1S'],
    [3600, '1:00:00', 'PT3600S'],
    [36_061, '10:01:01', 'PT36061S'],
  ])('shows %d seconds as %s', (seconds, text, duration) => {
    expect(timeLeft(seconds * 1000, 0)).toEqual({ expired: false, text, duration });
  });

  it.each([0, -1, -5000])('is over at the moment and after (%d ms)', (ms) => {
    expect(timeLeft(ms, 0)).toEqual({ expired: true, text: '0:00', duration: 'PT0S' });
  });
});

describe('relativeTime', () => {
  it.each([
    [0, 'now'],
    [1, 'in 1 second'],
    [-12, '12 seconds ago'],
    [60, 'in 1 minute'],
    [299, 'in 4 minutes'],
    [-3600, '1 hour ago'],
    [86_400, 'tomorrow'],
    [-400 * 86_400, '400 days ago'],
  ])('says of %d seconds: %s', (seconds, text) => {
    expect(relativeTime(seconds * 1000, 0)).toBe(text);
  });
});
