import { describe, expect, it } from 'vitest';
import { claimsOf, openTestSessions, refreshTokenOf } from './open-sessions.fixture.ts';
import type { SessionsOptions } from './sessions-options.ts';

/** Refreshes once, with what the application says about its user then. */
async function refreshWith(loadSubject: NonNullable<SessionsOptions['loadSubject']>) {
  const test = await openTestSessions({ loadSubject });
  const signedIn = await test.signIn();
  return { ...test, signedIn, token: refreshTokenOf(signedIn) };
}

describe('the application is asked on each refresh, and', () => {
  it('is told the subject', async () => {
    const asked: string[] = [];
    const { next, token } = await refreshWith((subject) => (asked.push(subject), {}));
    await next(await next(token));
    expect(asked).toEqual(['alice', 'alice']);
  });

  it('gives the scopes that count from now on', async () => {
    let scopes = ['read', 'write'];
    const { refresh, token } = await refreshWith(() => Promise.resolve({ scopes }));
    const answer = await refresh(token);
    expect(answer.scopes).toEqual(['read', 'write']);
    scopes = [];
    expect(await refresh(refreshTokenOf(answer))).toMatchObject({ scopes: [] });
  });

  it('leaves the scopes as they were where it names none', async () => {
    const { refresh, token } = await refreshWith(() => ({}));
    expect(await refresh(token)).toMatchObject({ scopes: ['read'], generation: 0 });
  });

  it.each([
    ['null', null],
    ['undefined', undefined],
    ['false, as callbacks without types may', false as never],
  ])('ends the session by answering %s', async (_what, nobody) => {
    const { sessions, next, token, signedIn } = await refreshWith(() => nobody);
    await expect(next(token)).rejects.toMatchObject({ code: 'session_ended' });
    expect(await sessions.list('alice')).toEqual([]);
    expect(() => sessions.revocations.check(claimsOf(signedIn))).toThrow(
      expect.objectContaining({ code: 'token_revoked' }),
    );
  });

  it('fails that one refresh by throwing: the retry succeeds, also after the grace', async () => {
    let fault: Error | null = new Error('directory is down');
    const { next, token, time, events } = await refreshWith(() => {
      if (fault !== null) throw fault;
      return {};
    });
    await expect(next(token)).rejects.toThrow('directory is down');
    time.pass(3_600);
    await expect(next(token)).rejects.toThrow('directory is down');
    fault = null;
    expect(await next(await next(token))).toContain('.3.');
    expect(events).toEqual([]);
  });

  it('is not asked about a token that is refused', async () => {
    const asked: string[] = [];
    const { sessions, next, token } = await refreshWith((subject) => (asked.push(subject), {}));
    await sessions.endSessions('alice');
    await expect(next(token)).rejects.toMatchObject({ code: 'session_ended' });
    await expect(next('garbage')).rejects.toMatchObject({ code: 'session_ended' });
    expect(asked).toEqual([]);
  });
});
