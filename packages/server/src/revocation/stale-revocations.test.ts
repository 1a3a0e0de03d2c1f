import { expect, it } from 'vitest';
import { createRevocations } from './create-revocations.ts';
import { createTestRevocations, sessionEnded } from './create-revocations.fixture.ts';

it('refuses every token once the feed has been out of reach for longer than the bound', () => {
  const { feed, hear, verdict } = createTestRevocations({ staleSeconds: 60 });
  hear();
  feed.lag = 60;
  expect(verdict({ sub: '1' })).toBe('passes');
  feed.lag = 60.001;
  expect(verdict({ sub: '1' })).toBe('revocations_stale');
  feed.lag = 0;
  expect(verdict({ sub: '1' })).toBe('passes');
});

it('says when to try again', () => {
  const { feed, hear, revocations } = createTestRevocations();
  hear();
  feed.lag = 61;
  expect(() => {
    revocations.check({});
  }).toThrow(expect.objectContaining({ code: 'revocations_stale', retryAfterSeconds: 5 }));
});

it('lets tokens pass where that is configured, and never those that are known to be revoked', () => {
  const { feed, hear, verdict } = createTestRevocations({ whenStale: 'open' });
  hear(sessionEnded('s'));
  feed.lag = 1_000_000;
  expect(verdict({ sid: 't' })).toBe('passes');
  expect(verdict({ sid: 's' })).toBe('token_revoked');
});

it('says of a revoked token that it is revoked, stale or not', () => {
  const { feed, hear, verdict } = createTestRevocations();
  hear(sessionEnded('s'));
  feed.lag = 61;
  expect(verdict({ sid: 's' })).toBe('token_revoked');
});

it('is stale before it has heard anything', () => {
  const { revocations, verdict } = createTestRevocations();
  expect(revocations.lagSeconds()).toBe(Number.POSITIVE_INFINITY);
  expect(verdict({ sub: '1' })).toBe('revocations_stale');
});

it('refuses a bound that would never or always hold', () => {
  for (const staleSeconds of [0, -1, Number.NaN]) {
    expect(() => createRevocations({ staleSeconds })).toThrow(RangeError);
  }
});
