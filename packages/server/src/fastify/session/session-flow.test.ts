import { describe, expect, it } from 'vitest';
import { getProtected } from '../test-app.fixture.ts';
import { codeOf, password, post, realApp, signIn } from './real-app.fixture.ts';

describe('sessions over a real store', () => {
  it('a session comes back by its cookie, until it is signed out', async () => {
    const { app, clock } = await realApp();
    const { cookie } = await signIn(app, 'cookie');
    clock.advanceSeconds(3600);
    const refreshed = await post(app, '/auth/refresh', {}, { cookie });
    expect(refreshed.statusCode).toBe(200);
    const authorization = `Bearer ${refreshed.json<{ access_token: string }>().access_token}`;
    expect((await getProtected(app, authorization)).statusCode).toBe(200);
    const [next] = refreshed.cookies;
    const nextCookie = `${next?.name}=${next?.value}`;
    const signedOut = await post(app, '/auth/logout', {}, { cookie: nextCookie });
    expect(signedOut.statusCode).toBe(204);
    expect(codeOf(await getProtected(app, authorization))).toBe('token_revoked');
    expect(codeOf(await post(app, '/auth/refresh', {}, { cookie: nextCookie }))).toBe('session_ended');
  });

  it('a protected request asks the store nothing', async () => {
    const { app, counter } = await realApp();
    const { authorization } = await signIn(app, 'token');
    const before = counter.calls;
    expect(before).toBeGreaterThan(0);
    for (let request = 0; request < 20; request += 1) {
      expect((await getProtected(app, authorization)).statusCode).toBe(200);
    }
    expect(counter.calls).toBe(before);
  });

  it('ten refreshes at once with one token all succeed with one successor', async () => {
    const { app } = await realApp();
    const { refreshToken } = await signIn(app, 'token');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(app, '/auth/refresh', { refresh_token: refreshToken })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 200));
    const successors = answers.map((answer) => answer.json<{ refresh_token: string }>().refresh_token);
    expect(new Set(successors).size).toBe(1);
    expect(successors[0]).not.toBe(refreshToken);
  });

  it('a replayed token ends its session, and a garbage one with a real sid does not', async () => {
    const { app } = await realApp();
    const { refreshToken, authorization } = await signIn(app, 'token');
    const refresh = (refresh_token: string) => post(app, '/auth/refresh', { refresh_token });
    const garbage = `${refreshToken.slice(0, -43)}${'A'.repeat(43)}`;
    expect(codeOf(await refresh(garbage))).toBe('session_ended');
    const second = (await refresh(refreshToken)).json<{ refresh_token: string }>().refresh_token;
    const third = (await refresh(second)).json<{ refresh_token: string }>().refresh_token;
    expect((await getProtected(app, authorization)).statusCode).toBe(200);
    expect(codeOf(await refresh(refreshToken))).toBe('session_ended');
    expect(codeOf(await refresh(third))).toBe('session_ended');
    expect(codeOf(await getProtected(app, authorization))).toBe('token_revoked');
  });

  it('a new password ends the other sessions and keeps the one that set it', async () => {
    const { app } = await realApp();
    const [mine, other] = [await signIn(app, 'token'), await signIn(app, 'token')];
    const headers = { authorization: mine.authorization };
    const wrong = { current_password: 'not this one', new_password: 'another password, longer' };
    const refused = await post(app, '/auth/password', wrong, headers);
    expect(refused.json()).toMatchObject({ status_code: 400, fields: { current_password: 'incorrect' } });
    const short = await post(
      app,
      '/auth/password',
      { current_password: password, new_password: 'a' },
      headers,
    );
    expect(short.json()).toMatchObject({ status_code: 400, fields: { new_password: 'too_short' } });
    const change = { current_password: password, new_password: 'another password, longer' };
    expect((await post(app, '/auth/password', change, headers)).statusCode).toBe(204);
    expect((await getProtected(app, mine.authorization)).statusCode).toBe(200);
    expect(codeOf(await getProtected(app, other.authorization))).toBe('token_revoked');
    const refresh = (refresh_token: string) => post(app, '/auth/refresh', { refresh_token });
    expect((await refresh(mine.refreshToken)).statusCode).toBe(200);
    expect(codeOf(await refresh(other.refreshToken))).toBe('session_ended');
  });

  it('users list their sessions, end one, and end the others', async () => {
    const { app } = await realApp();
    const signedIn = [await signIn(app, 'token'), await signIn(app, 'token'), await signIn(app, 'token')];
    const [mine] = signedIn as [(typeof signedIn)[0]];
    const headers = { authorization: mine.authorization };
    const list = async () => {
      const response = await app.inject({ url: '/auth/sessions', headers });
      return response.json<{ sessions: { id: string; current: boolean }[] }>().sessions;
    };
    const other = (await list()).find(({ current }) => !current);
    await app.inject({ method: 'DELETE', url: `/auth/sessions/${other?.id}`, headers });
    expect(await list()).toHaveLength(2);
    await app.inject({ method: 'DELETE', url: '/auth/sessions', headers });
    expect(await list()).toMatchObject([{ current: true, ip: '127.0.0.1' }]);
    const statuses = signedIn.map(async (one) => (await getProtected(app, one.authorization)).statusCode);
    expect(await Promise.all(statuses)).toEqual([200, 401, 401]);
  });

  it('signing out everywhere leaves nothing, not even tokens without a session', async () => {
    const { app } = await realApp();
    const { refreshToken, authorization } = await signIn(app, 'token');
    const plain = await post(app, '/auth', { username: 'user', password });
    const withoutSession = `Bearer ${plain.json<{ access_token: string }>().access_token}`;
    await post(app, '/auth/logout', { everywhere: true, refresh_token: refreshToken });
    for (const dead of [authorization, withoutSession]) {
      expect(codeOf(await getProtected(app, dead))).toBe('token_revoked');
    }
    expect((await signIn(app, 'token')).authorization).not.toBe(authorization);
  });

  it('an expired token signs its session out', async () => {
    const { app, clock } = await realApp();
    const { refreshToken, authorization } = await signIn(app, 'token');
    clock.advanceSeconds(86_400);
    await post(app, '/auth/logout', {}, { authorization });
    expect(codeOf(await post(app, '/auth/refresh', { refresh_token: refreshToken }))).toBe('session_ended');
  });

  it('signing in again in the same browser ends the session before', async () => {
    const { app } = await realApp();
    const { cookie, authorization } = await signIn(app, 'cookie');
    const payload = { username: 'user', password, session: 'cookie' };
    expect((await post(app, '/auth', payload, { cookie })).statusCode).toBe(200);
    expect(codeOf(await getProtected(app, authorization))).toBe('token_revoked');
  });

  it('a disabled user is out, at once and for good', async () => {
    const { app, accounts } = await realApp();
    const { refreshToken, authorization } = await signIn(app, 'token');
    await accounts.setEnabled('1', false);
    expect(codeOf(await getProtected(app, authorization))).toBe('token_revoked');
    expect(codeOf(await post(app, '/auth/refresh', { refresh_token: refreshToken }))).toBe('session_ended');
    expect(codeOf(await post(app, '/auth', { username: 'user', password }))).toBe('credentials_invalid');
  });

  it('publishes what tokens of key pairs verify with, and survives a rotation', async () => {
    const { app, clock, sessions } = await realApp({ algorithm: 'ES256' });
    const { authorization } = await signIn(app, 'token');
    clock.advanceSeconds(299);
    const kids = async () => {
      const response = await app.inject({ url: '/.well-known/jwks.json' });
      expect(response.body).not.toContain('"d"');
      return response.json<{ keys: { kid: string }[] }>().keys.map(({ kid }) => kid);
    };
    expect(await kids()).toContain(sessions.keys.signingKey().kid);
    clock.advanceSeconds(3);
    expect(await sessions.keys.rotate()).toMatchObject({ result: 'rotated' });
    expect((await getProtected(app, authorization)).statusCode).toBe(200);
    expect((await getProtected(app, (await signIn(app, 'token')).authorization)).statusCode).toBe(200);
    expect(await kids()).toContain(sessions.keys.signingKey().kid);
  });
});
