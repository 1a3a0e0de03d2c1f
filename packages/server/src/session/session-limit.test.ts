import { expect, it } from 'vitest';
import { claimsOf, openTestSessions, refreshTokenOf } from './open-sessions.fixture.ts';

it('a sign-in beyond the limit ends the session seen least recently, and its access token at once', async () => {
  const { signIn, refresh, sessions, time } = await openTestSessions({ maxSessionsPerSubject: 2 });
  const first = await signIn();
  time.pass(1);
  const second = await signIn();
  time.pass(1);
  const refreshed = await refresh(refreshTokenOf(first));
  const third = await signIn();
  expect(() => sessions.revocations.check(claimsOf(second))).toThrow('revoked');
  await expect(refresh(refreshTokenOf(second))).rejects.toMatchObject({ code: 'session_ended' });
  for (const alive of [refreshed, third])
    expect(() => sessions.revocations.check(claimsOf(alive))).not.toThrow();
});

it('a user has a hundred sessions at most where nothing else is said', async () => {
  const { signIn, store, time } = await openTestSessions();
  for (let index = 0; index < 102; index += 1) await signIn();
  expect(await store.sessions.list('alice', time.clock() / 1_000)).toHaveLength(100);
});
