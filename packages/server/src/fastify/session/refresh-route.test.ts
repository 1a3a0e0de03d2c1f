import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { decodeJwt } from '../../token/decode-jwt.ts';
import { getProtected } from '../test-app.fixture.ts';
import { fakeSessions, type FakeSessions } from './fake-sessions.fixture.ts';
import { origin, sessionApp, signInWithCookie, signInWithToken } from './session-app.fixture.ts';

const url = '/auth/refresh';

describe('POST /auth/refresh', () => {
  it.each([[['read admin']], ['admin'], [[1]]])('makes no token of %j as scopes', async (scopes) => {
    const { refresh, ...sessions } = fakeSessions();
    const careless: FakeSessions['refresh'] = async (refreshToken, device) => ({
      ...(await refresh(refreshToken, device)),
      scopes: scopes as string[],
    });
    const context = await sessionApp({ sessions: { ...sessions, refresh: careless } });
    const { refresh_token } = await signInWithToken(context);
    const response = await context.post(url, { refresh_token });
    expect(response.json()).toMatchObject({ status_code: 500, code: 'internal' });
  });

  it('takes a refresh token in the body and answers the next one there', async () => {
    const context = await sessionApp();
    const { access_token, refresh_token } = await signInWithToken(context);
    context.clock.advanceSeconds(100);
    const response = await context.post(url, { refresh_token });
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['set-cookie']).toBeUndefined();
    const body = response.json<{ access_token: string; refresh_token: string }>();
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 240 });
    expect(body.refresh_token).toBe(refresh_token.replace('.0.', '.1.'));
    const before = decodeJwt(access_token).claims;
    const { claims } = decodeJwt(body.access_token);
    // The password was proved at sign-in, and not again.
    expect(claims['auth_time']).toBe(before['auth_time']);
    expect(claims['iat']).toBe((before['iat'] as number) + 100);
    for (const name of ['sub', 'sid', 'gen', 'scope']) expect(claims[name]).toBe(before[name]);
    expect((await getProtected(context.app, `Bearer ${body.access_token}`)).statusCode).toBe(200);
  });

  it('takes the cookie and answers the next one in a cookie, until the session’s end', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    context.clock.advanceSeconds(100);
    const response = await context.post(url, undefined, { headers: { cookie } });
    expect(response.statusCode).toBe(200);
    expect(response.headers['set-cookie']).toBe(
      `${cookie.replace('.0.', '.1.')}; Max-Age=999900; Path=/auth; HttpOnly; SameSite=Strict`,
    );
    expect(Object.keys(response.json()).sort()).toEqual(['access_token', 'expires_in', 'token_type']);
  });

  it.each<[string, object | undefined, object]>([
    ['an empty object', {}, {}],
    ['nothing announced as JSON', undefined, { 'content-type': 'application/json' }],
    ['members of no meaning', { grant_type: 'refresh_token' }, {}],
  ])('takes the cookie with a body of %s', async (_case, payload, headers) => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    const response = await context.post(url, payload, { headers: { cookie, ...headers } });
    expect(response.statusCode).toBe(200);
  });

  it('refuses the cookie to another site', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    for (const headers of [
      { cookie },
      { cookie, origin },
      { cookie, 'x-latchkey-csrf': '1', origin: 'null' },
      { cookie, 'x-latchkey-csrf': '1', 'sec-fetch-site': 'cross-site' },
    ]) {
      const response = await context.app.inject({ method: 'POST', url, headers });
      expect(response.json()).toMatchObject({ status_code: 403, code: 'csrf_refused' });
      expect(response.headers['set-cookie']).toBeUndefined();
    }
    expect(context.sessions.calls.map(([method]) => method)).not.toContain('refresh');
  });

  it('refuses a token in the cookie and another in the body', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    for (const refresh_token of ['', 'a.0.b']) {
      const response = await context.post(url, { refresh_token }, { headers: { cookie } });
      expect(response.json()).toMatchObject({ status_code: 400, code: 'validation_failed' });
    }
  });

  it.each<[string, object, string | undefined]>([
    ['nothing', {}, undefined],
    ['an empty token', { refresh_token: '' }, undefined],
    ['garbage', { refresh_token: '../../etc/passwd\u0000' }, undefined],
    ['a token of a session that is not', { refresh_token: 'a.0.b' }, undefined],
    ['an empty cookie', {}, 'latchkey_refresh='],
    ['a garbage cookie', {}, 'latchkey_refresh="a.0.b"'],
    ['a cookie of the other name', {}, '__Host-latchkey_refresh=a.0.b'],
    ['two cookies', {}, 'latchkey_refresh=a.0.b; latchkey_refresh=a.0.b'],
  ])('says the session has ended to %s, and clears no cookie', async (_case, payload, cookie) => {
    const { post } = await sessionApp();
    const response = await post(url, payload, { headers: cookie === undefined ? {} : { cookie } });
    expect(response.json()).toMatchObject({
      status_code: 401,
      error: 'Session ended',
      code: 'session_ended',
    });
    expect(response.headers['www-authenticate']).toBe('Bearer realm="Login Required"');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('uses neither of two cookies, though one is right', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    const headers = { cookie: `${cookie}; latchkey_refresh=planted` };
    const response = await context.post(url, undefined, { headers });
    expect(response.json()).toMatchObject({ code: 'session_ended' });
    expect((await context.post(url, undefined, { headers: { cookie } })).statusCode).toBe(200);
  });

  it('clears no cookie when the session has ended', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    await context.post(url, undefined, { headers: { cookie } });
    const response = await context.post(url, undefined, { headers: { cookie } });
    expect(response.statusCode).toBe(401);
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('sets a cookie that lives, even in the session’s last second', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    context.clock.advanceSeconds(1_000_000);
    const response = await context.post(url, undefined, { headers: { cookie } });
    expect(response.headers['set-cookie']).toContain('; Max-Age=1;');
  });

  it('does not look at cookies where none are configured', async () => {
    const context = await sessionApp({ cookie: undefined });
    const { refresh_token } = await signInWithToken(context);
    const cookie = `latchkey_refresh=${refresh_token}`;
    const fromCookie = await context.post(url, undefined, { headers: { cookie } });
    expect(fromCookie.json()).toMatchObject({ code: 'session_ended' });
    const fromBody = await context.post(url, { refresh_token }, { headers: { cookie } });
    expect(fromBody.statusCode).toBe(200);
  });

  it('ignores the Authorization header', async () => {
    const context = await sessionApp();
    const { refresh_token } = await signInWithToken(context);
    const headers = { authorization: 'Bearer not a token' };
    expect((await context.post(url, { refresh_token }, { headers })).statusCode).toBe(200);
  });

  it.each(['store_unavailable', 'overloaded'] as const)('passes %s on: try again', async (code) => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    context.sessions.failNext('refresh', new LatchkeyError(code, 'Try again', { retryAfterSeconds: 3 }));
    const response = await context.post(url, undefined, { headers: { cookie } });
    expect(response.json()).toMatchObject({ status_code: 503, code });
    expect(response.headers['retry-after']).toBe('3');
    expect(response.headers['set-cookie']).toBeUndefined();
    expect((await context.post(url, undefined, { headers: { cookie } })).statusCode).toBe(200);
  });

  it.each([401, 403, 404])('does not pass on the status %i of a callback that failed', async (statusCode) => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    context.sessions.failNext('refresh', Object.assign(new Error('from elsewhere'), { statusCode }));
    const response = await context.post(url, undefined, { headers: { cookie } });
    expect(response.json()).toMatchObject({ status_code: 500, code: 'internal' });
    expect(response.body).not.toContain('elsewhere');
    expect((await context.post(url, undefined, { headers: { cookie } })).statusCode).toBe(200);
  });

  it('tells tokenClaims, tokenHeader and encodeToken of the subject and nothing more', async () => {
    const users: object[] = [];
    const context = await sessionApp({
      tokenClaims: (user) => ({ seen: users.push(user) }),
      tokenHeader: (user) => ({ seen: users.push(user) }),
    });
    const { refresh_token } = await signInWithToken(context);
    users.length = 0;
    await context.post(url, { refresh_token });
    const user = { id: '1', scopes: ['read', 'write'], generation: 7 };
    expect(users).toEqual([user, user]);
  });

  it('is there even where people sign in elsewhere', async () => {
    const { post } = await sessionApp({ signInPath: null, authenticate: undefined as never });
    expect((await post(url, {})).json()).toMatchObject({ code: 'session_ended' });
  });
});
