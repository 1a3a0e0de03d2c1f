import { beforeEach, describe, expect, it } from 'vitest';
import { createRootSecrets } from '../secret/root-secrets.ts';
import type { EngineKind } from '../store/engine.ts';
import { engines } from '../store/open-test-store.fixture.ts';
import {
  claimsOf,
  openTestSessions,
  refreshTokenOf,
  secretKey,
  sidOf,
  startSeconds,
  type TestSessions,
} from './open-sessions.fixture.ts';
import { encodeRefreshToken } from './refresh-token.ts';
import type { SignedIn } from './sessions.ts';

const sessionEnded = { name: 'LatchkeyError', code: 'session_ended' };

let test: TestSessions;
let signedIn: SignedIn;
let first: string;

const begin = (engine?: EngineKind) => async () => {
  test = await openTestSessions({ engine });
  signedIn = await test.signIn();
  first = refreshTokenOf(signedIn);
};

const expectEverythingEnded = async (...refreshTokens: string[]) => {
  for (const token of refreshTokens) await expect(test.next(token)).rejects.toMatchObject(sessionEnded);
  expect(() => test.sessions.revocations.check(claimsOf(signedIn))).toThrow(
    expect.objectContaining({ code: 'token_revoked' }),
  );
};

describe.each(engines)('on %s an honest client', (engine) => {
  beforeEach(begin(engine));

  it('gets what the next access token is made from, and another refresh token', async () => {
    test.time.pass(200);
    const refreshed = await test.refresh(first);
    expect(refreshed).toEqual({
      subject: 'alice',
      scopes: ['read'],
      generation: 0,
      authTimeSeconds: startSeconds,
      session: {
        sid: sidOf(signedIn),
        refreshToken: encodeRefreshToken(
          { sid: sidOf(signedIn), generation: 1 },
          createRootSecrets(secretKey),
        ),
        expiresAtSeconds: startSeconds + 200 + 14 * 86_400,
      },
    });
  });

  it('goes on for as long as it refreshes', async () => {
    let token = first;
    for (let round = 0; round < 5; round += 1) {
      test.time.pass(300);
      token = await test.next(token);
    }
    expect(token).toContain('.5.');
    expect(test.events).toEqual([]);
  });

  it('that did not hear the answer gets the same again within the grace', async () => {
    const lost = await test.next(first);
    test.time.pass(30);
    expect(await test.next(first)).toBe(lost);
    expect(await test.next(lost)).toContain('.2.');
  });

  it('that did not hear the answer gets another after the grace, as often as that happens', async () => {
    let answer = await test.next(first);
    for (let sleep = 0; sleep < 3; sleep += 1) {
      const lost = answer;
      test.time.pass(31);
      answer = await test.next(first);
      expect(answer).not.toBe(lost);
    }
    expect(await test.next(answer)).toContain('.5.');
    expect(test.events).toEqual([]);
  });

  it('with ten tabs that refresh at once gets one token in all of them', async () => {
    const answers = new Set(await Promise.all(Array.from({ length: 10 }, () => test.next(first))));
    const [answer] = answers;
    expect(answers.size).toBe(1);
    expect(await test.next(answer ?? '')).toContain('.2.');
  });

  it('is listed with the device that it refreshed from', async () => {
    test.time.pass(60);
    await test.sessions.refresh(first, { userAgent: 'another', ip: '192.0.2.9' });
    expect(await test.sessions.list('alice')).toEqual([
      {
        id: sidOf(signedIn),
        createdAtSeconds: startSeconds,
        lastSeenAtSeconds: startSeconds + 60,
        userAgent: 'another',
        ip: '192.0.2.9',
      },
    ]);
  });
});

describe.each(engines)('on %s a stolen token', (engine) => {
  beforeEach(begin(engine));

  it('used first by the thief is found when both have refreshed and the thief comes back', async () => {
    const thiefs = await test.next(first);
    test.time.pass(300);
    const owners = await test.next(first);
    await expect(test.next(thiefs)).rejects.toMatchObject(sessionEnded);
    await expectEverythingEnded(owners, thiefs, first);
  });

  it('used by the thief while it is the parent is found when the owner comes back', async () => {
    const owners = await test.next(first);
    test.time.pass(60);
    const thiefs = await test.next(first);
    await expect(test.next(owners)).rejects.toMatchObject(sessionEnded);
    await expectEverythingEnded(thiefs, owners, first);
  });

  it('used by the thief after the owner went two further is found at once, also within the grace', async () => {
    const owners = await test.next(await test.next(first));
    await expect(test.next(first)).rejects.toMatchObject(sessionEnded);
    await expectEverythingEnded(owners, first);
  });

  it('ends its own session and no other', async () => {
    const other = refreshTokenOf(await test.signIn());
    await test.next(await test.next(first));
    await expect(test.next(first)).rejects.toMatchObject(sessionEnded);
    expect(await test.next(other)).toContain('.1.');
  });

  it('is told once to whoever listens, with the device of the request and no token', async () => {
    await test.next(await test.next(first));
    const thief = { userAgent: 'thief', ip: '203.0.113.7' };
    await expect(test.sessions.refresh(first, thief)).rejects.toMatchObject(sessionEnded);
    await expect(test.sessions.refresh(first, thief)).rejects.toMatchObject(sessionEnded);
    expect(test.events).toEqual([
      { kind: 'refresh_replayed', subject: 'alice', sid: sidOf(signedIn), device: thief },
    ]);
  });
});

describe('garbage', () => {
  beforeEach(begin());

  it.each([
    [
      'with a real sid and a wrong mac',
      (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`,
    ],
    ['with a real sid and another generation', (token: string) => token.replace('.0.', '.1.')],
    ['of any kind', () => 'garbage'],
    ['that is empty', () => ''],
  ])('%s ends nothing', async (_what, forge) => {
    await expect(test.next(forge(first))).rejects.toMatchObject(sessionEnded);
    expect(await test.next(first)).toContain('.1.');
    expect(test.events).toEqual([]);
  });

  it('costs no query', async () => {
    await test.store.close();
    await expect(test.next('garbage')).rejects.toMatchObject(sessionEnded);
    await expect(test.next(first)).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});

describe('a session ends', () => {
  beforeEach(begin());

  const day = 86_400;

  it('when nothing happened for 14 days, in that second', async () => {
    test.time.pass(14 * day - 1);
    const next = await test.next(first);
    test.time.pass(14 * day);
    await expect(test.next(next)).rejects.toMatchObject(sessionEnded);
    expect(test.events).toEqual([]);
  });

  it('after 30 days whatever happens, and says so to the cookie', async () => {
    test.time.pass(13 * day);
    let answer = await test.refresh(first);
    test.time.pass(13 * day);
    answer = await test.refresh(refreshTokenOf(answer));
    expect(answer.session).toMatchObject({ expiresAtSeconds: startSeconds + 30 * day });
    test.time.pass(4 * day - 1);
    answer = await test.refresh(refreshTokenOf(answer));
    expect(answer.session).toMatchObject({ expiresAtSeconds: startSeconds + 30 * day });
    test.time.pass(1);
    await expect(test.refresh(refreshTokenOf(answer))).rejects.toMatchObject(sessionEnded);
  });

  it('with its user', async () => {
    await test.sessions.endSessions('alice');
    await expectEverythingEnded(first);
  });
});

describe('what the options say', () => {
  it('holds for both ends of a session', async () => {
    const { signIn, next, time } = await openTestSessions({
      sessionTtlSeconds: 1_000,
      idleSeconds: 400,
    });
    const answer = await signIn();
    expect(answer.session).toMatchObject({ expiresAtSeconds: startSeconds + 400 });
    time.pass(399);
    const token = await next(refreshTokenOf(answer));
    time.pass(400);
    await expect(next(token)).rejects.toMatchObject(sessionEnded);
  });

  it('holds for the grace', async () => {
    const { signIn, next, time } = await openTestSessions({ refreshGraceSeconds: 0 });
    const token = refreshTokenOf(await signIn());
    const lost = await next(token);
    time.pass(1);
    expect(await next(token)).not.toBe(lost);
  });
});
