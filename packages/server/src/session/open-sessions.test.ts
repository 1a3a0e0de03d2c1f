import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { countingHasher } from '../account/create-accounts.fixture.ts';
import { createAccounts } from '../account/create-accounts.ts';
import { openTestStore } from '../store/open-test-store.fixture.ts';
import { importSecretKey } from '../token/import-secret-key.ts';
import {
  claimsOf,
  device,
  openTestSessions,
  refreshTokenOf,
  sidOf,
  startSeconds,
} from './open-sessions.fixture.ts';

const tokenRevoked: unknown = expect.objectContaining({ code: 'token_revoked' });
const sessionEnded = { code: 'session_ended' };

describe("a user's sessions", () => {
  it('are listed, the one seen last first, with nothing that could be used', async () => {
    const { sessions, signIn, next, time } = await openTestSessions();
    const [first, second] = [await signIn(), await signIn()];
    await signIn('bob');
    time.pass(60);
    await next(refreshTokenOf(first));
    const common = { createdAtSeconds: startSeconds, userAgent: device.userAgent, ip: device.ip };
    expect(await sessions.list('alice')).toEqual([
      { id: sidOf(first), lastSeenAtSeconds: startSeconds + 60, ...common },
      { id: sidOf(second), lastSeenAtSeconds: startSeconds, ...common },
    ]);
  });

  it('end one by one, for their own user only', async () => {
    const { sessions, signIn, next } = await openTestSessions();
    const [first, second] = [await signIn(), await signIn()];
    expect(await sessions.end('bob', sidOf(first))).toBe('nothing_left');
    expect(await sessions.end('alice', sidOf(second))).toBe('ended');
    expect(await sessions.end('alice', sidOf(second))).toBe('nothing_left');
    await expect(next(refreshTokenOf(second))).rejects.toMatchObject(sessionEnded);
    expect(() => sessions.revocations.check(claimsOf(second))).toThrow(tokenRevoked);
    expect(await next(refreshTokenOf(first))).toContain('.1.');
  });

  it.each(['', 'unknown', 'a\0b', '__proto__'])('do not end by the name %j, which is none', async (sid) => {
    const { sessions, signIn } = await openTestSessions();
    await signIn();
    await sessions.end('alice', sid);
    expect(await sessions.list('alice')).toHaveLength(1);
  });

  it.each([7, '', undefined, null, 'a\0b', '\ud800'])('do not end for %j, and say so', async (subject) => {
    const { sessions } = await openTestSessions();
    await expect(sessions.endSessions(subject as string)).rejects.toThrow(/^subject must be text/);
    // A token of another issuer may name it, and is no reason to fail.
    await sessions.endOthers(subject as string, null);
  });

  it('end all but one, which goes on with the new generation', async () => {
    const { sessions, signIn, refresh } = await openTestSessions();
    const [kept, other] = [await signIn(), await signIn()];
    const token = await sessions.signIn(sessions.beginSignIn(), { subject: 'alice', scopes: [] }, null);
    await sessions.endOthers('alice', sidOf(kept));
    expect(() => sessions.revocations.check(claimsOf(kept))).not.toThrow();
    expect(() => sessions.revocations.check(claimsOf(other))).toThrow(tokenRevoked);
    expect(() => sessions.revocations.check(claimsOf(token))).toThrow(tokenRevoked);
    await expect(refresh(refreshTokenOf(other))).rejects.toMatchObject(sessionEnded);
    expect(await refresh(refreshTokenOf(kept))).toMatchObject({ generation: 1 });
    expect(await sessions.list('alice')).toMatchObject([{ id: sidOf(kept) }]);
  });

  it('end with a change of the password, but the one that it was changed from', async () => {
    const { sessions, store, time, signIn, refresh } = await openTestSessions();
    const passwords = countingHasher();
    const accounts = createAccounts({ store: store.accounts, passwords, clock: time.clock });
    await accounts.create({ username: 'alice', password: 'secret' });
    const [here, there] = [await signIn('1'), await signIn('1')];
    const newPassword = 'a new password, long enough';
    const exceptSid = sidOf(here);
    await accounts.changePassword({ id: '1', currentPassword: 'secret', newPassword, exceptSid });
    expect(() => sessions.revocations.check(claimsOf(there))).toThrow(tokenRevoked);
    await expect(refresh(refreshTokenOf(there))).rejects.toMatchObject(sessionEnded);
    expect(() => sessions.revocations.check(claimsOf(here))).not.toThrow();
    expect(await refresh(refreshTokenOf(here))).toMatchObject({ generation: 1 });
  });
});

describe('signing keys', () => {
  it('are those of the store, for the algorithm given', async () => {
    const { sessions } = await openTestSessions({ algorithm: 'ES256', jwksMaxAgeSeconds: 60 });
    expect(sessions.keys.signingKey().algorithm).toBe('ES256');
    expect(sessions.keys.jwks().keys).toContainEqual(expect.objectContaining({ crv: 'P-256' }));
    expect(sessions.keys.jwksMaxAgeSeconds).toBe(60);
  });

  it('can be replaced by one that is shared with others: it is published nowhere', async () => {
    const jwtKey = importSecretKey('a shared secret of more than 32 bytes, for once');
    const { sessions, signIn, next } = await openTestSessions({ jwtKey });
    expect(sessions.keys.signingKey()).toBe(jwtKey);
    expect(sessions.keys.verifyingKeys()).toEqual([jwtKey]);
    expect(sessions.keys.jwks()).toEqual({ keys: [] });
    expect(await next(refreshTokenOf(await signIn()))).toContain('.1.');
  });
});

describe('what other nodes need to know', () => {
  it('is kept for as long as a token may live anywhere on the store, leeway included', async () => {
    const { store } = await openTestSessions({ accessTtlSeconds: 3_600, leewaySeconds: 20 });
    const { sessions } = await openTestSessions({ store, accessTtlSeconds: 60 });
    const feed = await store.feed.connect(() => undefined);
    expect(await feed.read(null)).toMatchObject({ keepSeconds: 3_620 });
    await feed.close();
    expect(sessions).toMatchObject({ accessTtlSeconds: 60, leewaySeconds: 10 });
  });
});

describe('a feed that is out of reach', () => {
  const openRemote = async (revocationsWhenStale: 'closed' | 'open') => {
    const store = await openTestStore();
    const remote = { ...store, feed: { ...store.feed, local: false } };
    return openTestSessions({ store: remote, revocationStaleSeconds: 600, revocationsWhenStale });
  };
  const let601SecondsPass = () => {
    const nowMilliseconds = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(nowMilliseconds + 601_000);
    onTestFinished(() => void vi.restoreAllMocks());
  };

  it('lets no token pass once it is stale', async () => {
    const { sessions, signIn } = await openRemote('closed');
    const signedIn = await signIn();
    let601SecondsPass();
    expect(() => sessions.revocations.check(claimsOf(signedIn))).toThrow(
      expect.objectContaining({ code: 'revocations_stale' }),
    );
  });

  it('lets tokens pass where the options say so', async () => {
    const { sessions, signIn } = await openRemote('open');
    const signedIn = await signIn();
    let601SecondsPass();
    expect(() => sessions.revocations.check(claimsOf(signedIn))).not.toThrow();
  });
});

describe('what is over', () => {
  it('is deleted from time to time: sessions first, by whose facts the store finds them, then facts', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    onTestFinished(() => void vi.restoreAllMocks());
    const store = await openTestStore();
    const pruned: string[] = [];
    const watch = (name: 'sessions' | 'feed') => ({
      ...store[name],
      async prune(nowSeconds: number) {
        const number = await store[name].prune(nowSeconds);
        pruned.push(`${name} at ${nowSeconds - startSeconds}: ${number}`);
        return number;
      },
    });
    const watched = { ...store, sessions: watch('sessions'), feed: watch('feed') } as typeof store;
    const { sessions, signIn, time } = await openTestSessions({ store: watched });
    await sessions.end('alice', sidOf(await signIn()));
    await signIn();
    time.pass(15 * 86_400);
    const [prune] = timers.mock.calls.find(([, delay = 0]) => delay >= 300_000) ?? [];
    prune?.();
    await expect.poll(() => pruned).toHaveLength(2);
    expect(pruned).toEqual(['sessions at 1296000: 1', expect.stringMatching(/^feed at 1296000: [1-9]/)]);
  });
});

describe('closing', () => {
  it('leaves the store open', async () => {
    const { sessions, store } = await openTestSessions();
    await sessions.close();
    await expect(store.check()).resolves.toBeUndefined();
  });

  it('is done for what was opened before something failed', async () => {
    const { store } = await openTestSessions();
    let closed = 0;
    const feed = {
      ...store.feed,
      async connect(wake: () => void) {
        const connection = await store.feed.connect(wake);
        return { ...connection, close: () => (closed++, connection.close()) };
      },
    };
    const signingKeys = { ...store.signingKeys, load: () => Promise.reject(new Error('out of order')) };
    const opening = openTestSessions({ store: { ...store, feed, signingKeys } });
    await expect(opening).rejects.toThrow('out of order');
    expect(closed).toBe(1);
  });
});
