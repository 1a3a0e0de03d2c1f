import { describe, expect, it } from 'vitest';
import type { SubjectState } from '../subject/subject-store.ts';
import { decideRefresh } from './decide-refresh.ts';
import type { Session } from './session.ts';
import type { PresentedRefresh } from './session-store.ts';

const sid = 'AAECAwQFBgcICQoLDA0ODw';
const subject: SubjectState = { generation: 3, enabled: true, changedNumber: 9 };

/** Generation 5 was issued for generation 4, at second 1,000. */
const session: Session = {
  id: sid,
  subject: 'alice',
  subjectGeneration: 3,
  generation: 5,
  parent: 4,
  issuedAtSeconds: 1_000,
  scopes: ['read'],
  createdAtSeconds: 500,
  lastSeenAtSeconds: 1_000,
  expiresAtSeconds: 10_000,
  idleExpiresAtSeconds: 2_000,
  userAgent: 'before',
  ip: '192.0.2.1',
};

const fresh: Session = { ...session, generation: 0, parent: null };

/** After a reissue: 5 is an orphan. */
const reissued: Session = { ...session, generation: 6, parent: 4 };

const presented = (change: Partial<PresentedRefresh>): PresentedRefresh => ({
  sid,
  generation: 5,
  nowSeconds: 1_010,
  graceSeconds: 30,
  idleSeconds: 1_000,
  userAgent: 'now',
  ip: '192.0.2.2',
  ...change,
});

describe('which generation is presented decides', () => {
  it.each([
    ['the first', fresh, 0, 'rotated'],
    ['one after the first, not issued yet', fresh, 1, 'ended'],
    ['the newest', session, 5, 'rotated'],
    ['the parent', session, 4, 'repeated'],
    ['an ancestor', session, 3, 'replayed'],
    ['the first ancestor', session, 0, 'replayed'],
    ['a newer one than ever issued', session, 6, 'ended'],
    ['the largest number there is', session, Number.MAX_SAFE_INTEGER, 'ended'],
    ['the newest after a reissue', reissued, 6, 'rotated'],
    ['the parent after a reissue', reissued, 4, 'repeated'],
    ['the orphan of a reissue', reissued, 5, 'replayed'],
  ] as const)('%s', (_which, stored, generation, result) => {
    expect(decideRefresh(stored, subject, presented({ generation })).result).toBe(result);
  });
});

describe('the grace of the parent', () => {
  it.each([
    ['in its first second', 1_000, 30, 'repeated'],
    ['in its last second', 1_030, 30, 'repeated'],
    ['one second later', 1_031, 30, 'reissued'],
    ['of no length, in the same second', 1_000, 0, 'repeated'],
    ['of no length, one second later', 1_001, 0, 'reissued'],
    ['when the clock went back', 400, 30, 'repeated'],
  ] as const)('%s', (_when, nowSeconds, graceSeconds, result) => {
    const parent = presented({ generation: 4, nowSeconds, graceSeconds });
    expect(decideRefresh(session, subject, parent).result).toBe(result);
  });
});

describe('a session that is over', () => {
  const other = (change: Partial<Session>) => ({ ...session, ...change });
  it.each([
    ['in the last second before its idle end', session, subject, 1_999, 'rotated'],
    ['in the second of its idle end', session, subject, 2_000, 'ended'],
    [
      'in the last second before its absolute end',
      other({ idleExpiresAtSeconds: 10_000 }),
      subject,
      9_999,
      'rotated',
    ],
    ['in the second of its absolute end', other({ idleExpiresAtSeconds: 10_000 }), subject, 10_000, 'ended'],
    ['past the absolute end alone', other({ idleExpiresAtSeconds: 20_000 }), subject, 10_000, 'ended'],
    ['whose subject is missing', session, null, 1_010, 'ended'],
    ['whose subject is disabled', session, { ...subject, enabled: false }, 1_010, 'ended'],
    ['whose subject is in a later generation', session, { ...subject, generation: 4 }, 1_010, 'ended'],
    [
      'whose subject is in an earlier generation, as in a restored backup',
      session,
      { ...subject, generation: 2 },
      1_010,
      'ended',
    ],
  ] as const)('%s', (_what, stored, state, nowSeconds, result) => {
    expect(decideRefresh(stored, state, presented({ nowSeconds })).result).toBe(result);
  });

  it.each([3, 4, 5, 6])('has ended for generation %i too, and is not replayed', (generation) => {
    const late = presented({ generation, nowSeconds: 2_000 });
    expect(decideRefresh(session, subject, late)).toEqual({ result: 'ended' });
  });
});

describe('what is to be stored', () => {
  const seen = { userAgent: 'now', ip: '192.0.2.2' };

  it('after a rotation: what was presented is the parent, its successor the newest', () => {
    expect(decideRefresh(session, subject, presented({}))).toEqual({
      result: 'rotated',
      session: {
        ...session,
        ...seen,
        generation: 6,
        parent: 5,
        issuedAtSeconds: 1_010,
        lastSeenAtSeconds: 1_010,
        idleExpiresAtSeconds: 2_010,
      },
    });
  });

  it('after the first rotation: the parent is generation 0', () => {
    expect(decideRefresh(fresh, subject, presented({ generation: 0 }))).toMatchObject({
      session: { generation: 1, parent: 0 },
    });
  });

  it('after a repetition: the same generations, and the grace does not begin again', () => {
    expect(decideRefresh(session, subject, presented({ generation: 4 }))).toEqual({
      result: 'repeated',
      session: { ...session, ...seen, lastSeenAtSeconds: 1_010, idleExpiresAtSeconds: 2_010 },
    });
  });

  it('after a reissue: a new generation of the same parent, with a grace of its own', () => {
    expect(decideRefresh(session, subject, presented({ generation: 4, nowSeconds: 1_500 }))).toEqual({
      result: 'reissued',
      session: {
        ...session,
        ...seen,
        generation: 6,
        parent: 4,
        issuedAtSeconds: 1_500,
        lastSeenAtSeconds: 1_500,
        idleExpiresAtSeconds: 2_500,
      },
    });
  });

  it('of a replay: nothing of the request', () => {
    expect(decideRefresh(session, subject, presented({ generation: 1 }))).toEqual({
      result: 'replayed',
      session,
    });
  });

  it('is never an idle end beyond the absolute one', () => {
    const late = { ...session, idleExpiresAtSeconds: 10_000 };
    expect(decideRefresh(late, subject, presented({ nowSeconds: 9_500 }))).toMatchObject({
      session: { idleExpiresAtSeconds: 10_000, expiresAtSeconds: 10_000 },
    });
  });

  it('leaves the session that was passed in as it was', () => {
    const before = structuredClone(session);
    decideRefresh(session, subject, presented({}));
    expect(session).toEqual(before);
  });
});
