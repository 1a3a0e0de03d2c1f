import { describe, expect, it } from 'vitest';
import { clockSkew, skewText } from './clock-skew';
import { momentText } from './moment-text';
import { relativeTime } from './relative-time';
import { shareLeft } from './share-left';
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

describe('clockSkew', () => {
  it.each([
    [0, 0],
    [60, 0],
    [-60, 0],
    [60.5, 60_000],
    [-60.5, -61_000],
    [-61, -61_000],
    [600, 600_000],
  ])('that is estimated at %d seconds is %d ms', (seconds, skewMs) => {
    expect(clockSkew(seconds * 1000)).toBe(skewMs);
  });

  it.each([
    [61, '1 minute'],
    [-600, '10 minutes'],
    [5400, '90 minutes'],
    [3 * 3600, '3 hours'],
    [-49 * 3600, '2 days'],
  ])('of %d seconds is told as %s', (seconds, text) => {
    expect(skewText(seconds * 1000)).toBe(text);
  });
});

describe('shareLeft', () => {
  it.each([
    [100, 300, 100, 1],
    [100, 300, 150, 0.75],
    [100, 300, 300, 0],
    [100, 300, 400, 0],
    [100, 300, 50, 1],
    [100, 100, 100, 0],
    [100, 50, 0, 0],
  ])('from %d to %d at %d is %d', (since, until, now, share) => {
    expect(shareLeft(since, until, now)).toBe(share);
  });
});

it('writes a moment with its time zone', () => {
  expect(momentText(new Date(1_700_000_000_000))).toMatch(/^Nov 1[45], 2023, \d\d:\d\d:20 \S+/);
});
