import { beforeEach, describe, expect, it } from 'vitest';
import {
  claimsOf,
  openTestSessions,
  refreshTokenOf,
  sidOf,
  startSeconds,
  type TestSessions,
} from './open-sessions.fixture.ts';
import type { SignedIn, SignOut } from './sessions.ts';

let test: TestSessions;
let here: SignedIn;
let there: SignedIn;

beforeEach(async () => {
  test = await openTestSessions();
  here = await test.signIn();
  there = await test.signIn();
});

const signOut = (request: Partial<SignOut>) =>
  test.sessions.signOut({ claims: null, refreshTokens: [], everywhere: false, ...request });

const isDead = async (signedIn: SignedIn): Promise<boolean> => {
  const [refused, revoked] = [await refuses(signedIn), revokes(signedIn)];
  expect(revoked).toBe(refused);
  return revoked;
};

const refuses = (signedIn: SignedIn) =>
  test.next(refreshTokenOf(signedIn)).then(
    () => false,
    () => true,
  );

const revokes = (signedIn: SignedIn, jti?: string): boolean => {
  try {
    test.sessions.revocations.check(claimsOf(signedIn, jti));
    return false;
  } catch {
    return true;
  }
};

/** How many facts have been written. */
const facts = () => test.sessions.beginSignIn().number;

describe('signing out', () => {
  it('ends the session of the access token, and no other', async () => {
    await signOut({ claims: claimsOf(here) });
    expect([await isDead(here), await isDead(there)]).toEqual([true, false]);
  });

  it('takes an expired access token', async () => {
    test.time.pass(86_400);
    await signOut({ claims: claimsOf(here) });
    expect([await isDead(here), await isDead(there)]).toEqual([true, false]);
  });

  it('takes a refresh token of any generation', async () => {
    await test.next(await test.next(refreshTokenOf(here)));
    await signOut({ refreshTokens: [refreshTokenOf(here)] });
    expect([await isDead(here), await isDead(there)]).toEqual([true, false]);
    expect(test.events).toEqual([]);
  });

  it('ends everything that is named', async () => {
    await signOut({ claims: claimsOf(here), refreshTokens: ['garbage', refreshTokenOf(there)] });
    expect([await isDead(here), await isDead(there)]).toEqual([true, true]);
  });

  it('writes one fact where several credentials name one session, and none the next time', async () => {
    const before = facts();
    const request = { claims: claimsOf(here), refreshTokens: [refreshTokenOf(here), refreshTokenOf(here)] };
    await signOut(request);
    await signOut(request);
    expect(facts() - before).toBe(1);
  });

  it.each<[string, Partial<SignOut>]>([
    ['nothing', {}],
    ['garbage', { refreshTokens: ['garbage', ''] }],
    ['claims without any name', { claims: { sub: 'alice' } }],
    ['names that are none', { claims: { sub: 'alice', sid: 7, jti: ['a'] } }],
    ['names that no store can keep', { claims: { sub: 'alice', sid: 'a\0', jti: 'a\0', gen: 0 } }],
    ['nothing, everywhere', { everywhere: true }],
    ['a subject that no store can keep, everywhere', { everywhere: true, claims: { sub: 'a\0' } }],
  ])('with %s ends nothing, and that is fine', async (_what, request) => {
    const before = facts();
    await signOut(request);
    expect(facts()).toBe(before);
    expect([await isDead(here), await isDead(there)]).toEqual([false, false]);
  });

  it('does not end the session of another subject', async () => {
    await signOut({ claims: { ...claimsOf(here), sub: 'mallory', jti: undefined } });
    expect(await isDead(here)).toBe(false);
  });
});

describe('signing out with a token that has no session', () => {
  const withoutSession = async () => {
    const { sessions } = test;
    return sessions.signIn(sessions.beginSignIn(), { subject: 'alice', scopes: [] }, null);
  };

  it('ends that token, and no other of the user', async () => {
    const signedIn = await withoutSession();
    await signOut({ claims: claimsOf(signedIn, 'token 1') });
    expect([revokes(signedIn, 'token 1'), revokes(signedIn, 'token 2')]).toEqual([true, false]);
  });

  it('writes one fact, however often', async () => {
    const [signedIn, before] = [await withoutSession(), facts()];
    expect(await signOut({ claims: claimsOf(signedIn) })).toEqual({ result: 'ended', sid: null });
    expect(await signOut({ claims: claimsOf(signedIn) })).toEqual({ result: 'nothing_left', sid: null });
    expect(facts() - before).toBe(1);
  });

  it('writes nothing for one that is past its expiry and the leeway', async () => {
    const [signedIn, before] = [await withoutSession(), facts()];
    test.time.pass(310);
    await signOut({ claims: claimsOf(signedIn) });
    expect(facts()).toBe(before);
  });

  it('still ends it in the last second of the leeway', async () => {
    const signedIn = await withoutSession();
    test.time.pass(309);
    await signOut({ claims: claimsOf(signedIn) });
    expect(revokes(signedIn)).toBe(true);
  });
});

it('ends a token that outlived its session', async () => {
  test = await openTestSessions({ sessionTtlSeconds: 400 });
  here = await test.signIn();
  test.time.pass(399);
  const claims = { ...claimsOf(await test.refresh(refreshTokenOf(here))), exp: Number.MAX_SAFE_INTEGER };
  test.time.pass(1);
  await signOut({ claims });
  expect(revokes(here)).toBe(true);
});

describe('signing out everywhere', () => {
  it('ends every session and every token of the subject, and nothing of others', async () => {
    const bob = await test.signIn('bob');
    await signOut({ claims: claimsOf(here), everywhere: true });
    expect([await isDead(here), await isDead(there), await isDead(bob)]).toEqual([true, true, false]);
  });

  it('takes a refresh token of any generation', async () => {
    const bob = await test.signIn('bob');
    await test.next(await test.next(refreshTokenOf(here)));
    await signOut({ refreshTokens: [refreshTokenOf(here)], everywhere: true });
    expect([await isDead(here), await isDead(there), await isDead(bob)]).toEqual([true, true, false]);
  });

  it('takes no refresh token of a session that is over', async () => {
    await test.sessions.end('alice', sidOf(here));
    await signOut({ refreshTokens: [refreshTokenOf(here)], everywhere: true });
    expect(await isDead(there)).toBe(false);
  });

  it('takes an access token that has long expired', async () => {
    test.time.pass(86_400);
    await signOut({ claims: claimsOf(here), everywhere: true });
    expect([await isDead(here), await isDead(there)]).toEqual([true, true]);
  });

  it('takes no access token that was voided, which its thief may still have', async () => {
    await signOut({ claims: claimsOf(here), everywhere: true });
    const [later, before] = [await test.signIn(), facts()];
    await signOut({ claims: claimsOf(here), everywhere: true });
    test.time.pass(86_400);
    await signOut({ claims: claimsOf(there), everywhere: true });
    expect(facts()).toBe(before);
    expect(await isDead(later)).toBe(false);
  });

  it('takes the earlier access token of a session that was excepted', async () => {
    await test.sessions.endOthers('alice', sidOf(here));
    const later = await test.signIn();
    await signOut({ claims: claimsOf(here), everywhere: true });
    expect([await isDead(here), await isDead(later)]).toEqual([true, true]);
  });

  it('does not take the session of another subject for a reason', async () => {
    const bob = await test.signIn('bob');
    await test.sessions.endSessions('alice');
    const [later, { sid }] = [await test.signIn(), claimsOf(bob)];
    await signOut({ claims: { ...claimsOf(here), sid }, everywhere: true });
    expect([await isDead(later), await isDead(bob)]).toEqual([false, false]);
  });

  it.each([
    ['while it lives', 0, true],
    ['and no more when it has expired', 310, false],
  ])('takes a token without a generation %s', async (_when, seconds, dead) => {
    await test.sessions.endSessions('alice');
    // Until the fact is forgotten, every token without a generation is void.
    await test.store.feed.prune(startSeconds + 10_000);
    test = await openTestSessions({ store: test.store, time: test.time });
    const later = await test.signIn();
    test.time.pass(seconds);
    await signOut({ claims: { ...claimsOf(here), gen: undefined }, everywhere: true });
    expect(await isDead(later)).toBe(dead);
  });

  it('writes one fact for one subject, and lets it sign in again', async () => {
    const before = facts();
    await signOut({
      claims: claimsOf(here),
      refreshTokens: [refreshTokenOf(here), refreshTokenOf(there)],
      everywhere: true,
    });
    expect(facts() - before).toBe(1);
    expect(await isDead(await test.signIn())).toBe(false);
  });
});
