import { describe, expect, it } from 'vitest';
import {
  createTestRevocations,
  sessionEnded,
  subjectVoided,
  tokenEnded,
} from './create-revocations.fixture.ts';

/** Values that are no name, and look like one to careless code. */
const oddValues = [
  undefined,
  null,
  0,
  1,
  true,
  '',
  [],
  ['s'],
  {},
  { toString: () => 's' },
  '__proto__',
  'constructor',
  Number.MAX_VALUE,
];

describe('a token', () => {
  it('of an ended session is revoked, whatever else it says', () => {
    const { hear, verdict } = createTestRevocations();
    hear(sessionEnded('s'));
    expect(verdict({ sub: '1', sid: 's', jti: 'j', gen: 99 })).toBe('token_revoked');
    expect(verdict({ sub: '1', sid: 't', jti: 's', gen: 0 })).toBe('passes');
  });

  it('without a session is revoked by its own name', () => {
    const { hear, verdict } = createTestRevocations();
    hear(tokenEnded('j'));
    expect(verdict({ sub: '1', jti: 'j', gen: 0 })).toBe('token_revoked');
    expect(verdict({ sub: '1', jti: 'k', sid: 'j', gen: 0 })).toBe('passes');
  });

  it('is void below the generation of its subject, except in the excepted session', () => {
    const { hear, verdict } = createTestRevocations();
    hear(subjectVoided('1', 3, 's'));
    expect(verdict({ sub: '1', gen: 2 })).toBe('token_revoked');
    expect(verdict({ sub: '1', gen: 2, sid: 't' })).toBe('token_revoked');
    expect(verdict({ sub: '1', gen: 2, sid: 's' })).toBe('passes');
    expect(verdict({ sub: '1', gen: 3 })).toBe('passes');
    expect(verdict({ sub: '2', gen: 0 })).toBe('passes');
  });

  it('of an excepted session is void by a fact that did not except it, earlier or later', () => {
    const { hear, verdict } = createTestRevocations();
    hear(subjectVoided('1', 1, 's'), subjectVoided('1', 2, 't'), subjectVoided('1', 3, 's'));
    expect(verdict({ sub: '1', gen: 1, sid: 's' })).toBe('token_revoked');
    expect(verdict({ sub: '1', gen: 2, sid: 's' })).toBe('passes');
    expect(verdict({ sub: '1', gen: 2, sid: 't' })).toBe('token_revoked');
    hear(subjectVoided('1', 4));
    expect(verdict({ sub: '1', gen: 3, sid: 's' })).toBe('token_revoked');
  });

  it('is as void by facts that come late as by those that come in order', () => {
    const { hear, verdict } = createTestRevocations();
    hear(subjectVoided('1', 9, 's'), subjectVoided('1', 6), subjectVoided('1', 3, 't'));
    expect(verdict({ sub: '1', gen: 5, sid: 's' })).toBe('token_revoked');
    expect(verdict({ sub: '1', gen: 6, sid: 's' })).toBe('passes');
    expect(verdict({ sub: '1', gen: 8, sid: 't' })).toBe('token_revoked');
  });

  it('without a number for its generation is older than every generation', () => {
    const { hear, verdict } = createTestRevocations();
    hear(subjectVoided('1', 1, 's'));
    for (const gen of [undefined, null, '5', [5], {}, true]) {
      expect(verdict({ sub: '1', gen, sid: 't' })).toBe('token_revoked');
      expect(verdict({ sub: '1', gen, sid: 's' })).toBe('passes');
      expect(verdict({ sub: '2', gen })).toBe('passes');
    }
  });

  it('whose session is null is not the session of a fact that excepts none', () => {
    const { hear, verdict } = createTestRevocations();
    hear(subjectVoided('1', 1, null));
    expect(verdict({ sub: '1', gen: 0, sid: null })).toBe('token_revoked');
  });

  it('with claims of odd types matches no fact, and never throws anything else', () => {
    const { hear, verdict } = createTestRevocations();
    hear(sessionEnded('s'), tokenEnded('s'), subjectVoided('s', 9), sessionEnded('1'), subjectVoided('1', 9));
    for (const odd of oddValues) expect(verdict({ sub: odd, sid: odd, jti: odd, gen: odd })).toBe('passes');
  });

  it('named as a property of every object is revoked only by a fact', () => {
    const { hear, verdict } = createTestRevocations();
    const claims = { sub: '__proto__', sid: 'constructor', jti: 'toString', gen: 0 };
    hear();
    expect(verdict(claims)).toBe('passes');
    hear(subjectVoided('__proto__', 1));
    expect(verdict(claims)).toBe('token_revoked');
  });
});

describe('a load of everything', () => {
  it('forgets what was known before', () => {
    const { hear, load, verdict, revocations } = createTestRevocations();
    hear(sessionEnded('s'), tokenEnded('j'), subjectVoided('1', 1));
    load(sessionEnded('t'));
    expect(verdict({ sub: '1', sid: 's', jti: 'j', gen: 0 })).toBe('passes');
    expect(verdict({ sid: 't' })).toBe('token_revoked');
    expect(revocations.size).toBe(1);
  });

  it('leaves no moment in which a revoked token would pass', () => {
    const { feed, hear, revocations, verdict } = createTestRevocations();
    hear(sessionEnded('s'));
    const seen: string[] = [];
    function* facts() {
      seen.push(verdict({ sid: 's' }));
      yield sessionEnded('s');
      seen.push(verdict({ sid: 's' }));
    }
    revocations.hear({ facts: facts() as never, whole: true, feed });
    expect([...seen, verdict({ sid: 's' })]).toEqual(['token_revoked', 'token_revoked', 'token_revoked']);
  });
});

it('knows the number of the newest fact', () => {
  const { feed, hear, revocations } = createTestRevocations();
  expect(revocations.number).toBe(0);
  feed.number = 7;
  hear();
  expect(revocations.number).toBe(7);
});
