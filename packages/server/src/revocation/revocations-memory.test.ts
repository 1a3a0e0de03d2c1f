import { expect, it } from 'vitest';
import {
  createTestRevocations,
  sessionEnded,
  subjectVoided,
  tokenEnded,
} from './create-revocations.fixture.ts';

// Tokens live for 310 s at most, and a minute is added.
const keepSeconds = 370;

it('drops facts when the last token that they speak of has expired, and not before', () => {
  const { hear, pass, verdict, revocations } = createTestRevocations();
  hear(sessionEnded('s'), tokenEnded('j'), subjectVoided('1', 1));
  pass(keepSeconds);
  hear();
  expect(verdict({ sid: 's' })).toBe('token_revoked');
  expect(revocations.size).toBe(3);
  pass(0.001);
  hear();
  expect(revocations.size).toBe(0);
});

it('drops what it heard first, first', () => {
  const { hear, pass, verdict, revocations } = createTestRevocations();
  hear(sessionEnded('s'), subjectVoided('1', 1), subjectVoided('2', 1));
  pass(200);
  hear(sessionEnded('t'), subjectVoided('1', 2));
  pass(200);
  hear();
  expect(revocations.size).toBe(2);
  expect(verdict({ sid: 't' })).toBe('token_revoked');
  expect(verdict({ sub: '1', gen: 1 })).toBe('token_revoked');
});

it('keeps facts for longer as soon as tokens may live longer', () => {
  const { feed, hear, pass, revocations } = createTestRevocations();
  hear(sessionEnded('s'));
  pass(300);
  feed.keepSeconds = 3_600;
  hear();
  pass(3_000);
  hear();
  expect(revocations.size).toBe(1);
});

it('hears a fact again without keeping it for longer', () => {
  const { hear, pass, revocations } = createTestRevocations();
  const facts = [sessionEnded('s'), tokenEnded('j'), subjectVoided('1', 1)];
  hear(...facts);
  pass(300);
  hear(...facts);
  pass(71);
  hear();
  expect(revocations.size).toBe(0);
});

it('keeps a fact whose tokens live longer because the clock was set back', () => {
  const { time, hear, pass, verdict } = createTestRevocations();
  hear(sessionEnded('s'));
  pass(200);
  time.wallMilliseconds -= 200_000;
  pass(keepSeconds);
  hear();
  expect(verdict({ sid: 's' })).toBe('token_revoked');
});

it('keeps a fact over a clock that is set forward and back again', () => {
  const { time, hear, pass, verdict } = createTestRevocations();
  hear(sessionEnded('s'));
  time.wallMilliseconds += 86_400_000;
  hear();
  time.wallMilliseconds -= 86_400_000;
  pass(300);
  hear();
  expect(verdict({ sid: 's' })).toBe('token_revoked');
});

it('does not keep facts for ever because the clock once ran far ahead', () => {
  const { time, hear, pass, revocations } = createTestRevocations();
  hear(sessionEnded('s'));
  time.wallMilliseconds -= 365 * 86_400_000;
  pass(86_400 + keepSeconds + 1);
  hear();
  expect(revocations.size).toBe(0);
});

it('remembers one thing of a subject, however many facts there were', () => {
  const { hear, revocations } = createTestRevocations();
  for (let generation = 1; generation <= 100_000; generation += 1) {
    hear(subjectVoided('1', generation, `session ${generation % 7}`));
  }
  expect(revocations.size).toBe(1);
});
