import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { decodeJwt } from '../../token/decode-jwt.ts';
import { latchkey } from '../latchkey.ts';
import { fakeSessions } from './fake-sessions.fixture.ts';
import { credentials, origin, sessionApp, signInWithToken, trusted } from './session-app.fixture.ts';

describe('POST /auth with sessions', () => {
  it('answers as Flask-JWT’s clients expect where no session is asked for', async () => {
    const { post, sessions } = await sessionApp();
    const response = await post('/auth', credentials);
    expect(response.statusCode).toBe(200);
    expect(Object.keys(response.json()).sort()).toEqual(['access_token', 'expires_in', 'token_type']);
    expect(response.json()).toMatchObject({ token_type: 'Bearer', expires_in: sessions.accessTtlSeconds });
    expect(response.headers['set-cookie']).toBeUndefined();
    const { claims } = decodeJwt(response.json<{ access_token: string }>().access_token);
    expect(claims).not.toHaveProperty('sid');
    expect(claims).toMatchObject({ sub: '1', gen: 7, scope: 'read write' });
  });

  it('answers the refresh token in the body for "token"', async () => {
    const { post, clock } = await sessionApp();
    const response = await post('/auth', { ...credentials, session: 'token' });
    const body = response.json<{ access_token: string; refresh_token: string }>();
    const { claims } = decodeJwt(body.access_token);
    const nowSeconds = clock.now() / 1000;
    expect(claims).toMatchObject({
      sid: body.refresh_token.split('.')[0],
      gen: 7,
      auth_time: nowSeconds,
    });
    expect(claims).toMatchObject({ exp: nowSeconds + 240 });
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it.each([{ scopes: ['read admin'] }, { scopes: 'admin' }, { generation: '1' }])(
    'begins no session for a user with %j',
    async (careless) => {
      const { post, sessions } = await sessionApp({ authenticate: () => ({ id: 1, ...careless }) as never });
      const response = await post('/auth', { ...credentials, session: 'token' });
      expect(response.json()).toMatchObject({ status_code: 500, code: 'internal' });
      expect(sessions.calls.map(([method]) => method)).not.toContain('signIn');
    },
  );

  it('puts the refresh token into the cookie, and only there, for "cookie"', async () => {
    const { post } = await sessionApp();
    const response = await post('/auth', { ...credentials, session: 'cookie' });
    expect(response.headers['set-cookie']).toMatch(
      /^latchkey_refresh=[\w-]{22}\.0\.mac; Max-Age=1000000; Path=\/auth; HttpOnly; SameSite=Strict$/,
    );
    expect(Object.keys(response.json()).sort()).toEqual(['access_token', 'expires_in', 'token_type']);
  });

  it('over https the cookie has the prefix that binds it to the host', async () => {
    const { post } = await sessionApp({ cookie: { publicUrl: 'https://auth.test' } });
    const response = await post(
      '/auth',
      { ...credentials, session: 'cookie' },
      { headers: { origin: 'https://auth.test' } },
    );
    expect(response.headers['set-cookie']).toMatch(/^__Host-latchkey_refresh=.+; Path=\/; HttpOnly; Secure;/);
  });

  it('in a scope with a prefix the cookie over http goes where the routes are', async () => {
    const app = Fastify();
    const sessions = fakeSessions();
    const options = { sessions, authenticate: () => ({ id: 1 }), cookie: { publicUrl: origin } };
    await app.register((scope) => scope.register(latchkey, { ...options, errorHandling: 'own-routes' }), {
      prefix: '/staff',
    });
    const payload = { ...credentials, session: 'cookie' };
    const response = await app.inject({ method: 'POST', url: '/staff/auth', payload, headers: trusted });
    expect(response.headers['set-cookie']).toContain('; Path=/staff/auth;');
  });

  it('takes the mark before the password is checked', async () => {
    const order: string[] = [];
    const { post, sessions } = await sessionApp({
      authenticate: () => {
        order.push(...sessions.calls.map(([method]) => method), 'authenticate');
        return { id: 1 };
      },
    });
    await post('/auth', { ...credentials, session: 'token' });
    expect(order).toEqual(['beginSignIn', 'authenticate']);
    expect(sessions.calls[1]?.slice(0, 2)).toEqual(['signIn', { number: 1 }]);
  });

  it('hands on the generation that was read with the password, and none that was not', async () => {
    const builtIn = await sessionApp();
    await signInWithToken(builtIn);
    expect(builtIn.sessions.calls[1]?.[2]).toEqual({
      subject: '1',
      scopes: ['read', 'write'],
      generation: 3,
    });
    const own = await sessionApp({ authenticate: () => ({ id: 'u-1', scopes: ['read'] }) });
    await signInWithToken(own);
    expect(own.sessions.calls[1]?.[2]).toEqual({ subject: 'u-1', scopes: ['read'] });
  });

  it('refuses a session of another kind', async () => {
    const { post, sessions } = await sessionApp();
    for (const [session, problem] of [
      ['cookies', 'unsupported'],
      ['', 'unsupported'],
      [1, 'wrong_type'],
      [null, 'wrong_type'],
      [true, 'wrong_type'],
      [['cookie'], 'wrong_type'],
    ]) {
      const response = await post('/auth', { ...credentials, session });
      expect(response.json()).toMatchObject({ code: 'validation_failed', fields: { session: problem } });
    }
    expect(sessions.calls).toEqual([]);
  });

  it('refuses "cookie" where none is configured, before any password work', async () => {
    let checked = 0;
    const { post } = await sessionApp({ cookie: undefined, authenticate: () => ({ id: ++checked }) });
    const response = await post('/auth', { ...credentials, session: 'cookie' });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'validation_failed', fields: { session: 'unsupported' } });
    expect(checked).toBe(0);
  });

  it('refuses "cookie" to another site, before any password work', async () => {
    let checked = 0;
    const { app } = await sessionApp({ authenticate: () => ({ id: ++checked }) });
    const payload = { ...credentials, session: 'cookie' };
    for (const headers of [{}, { origin }, { 'x-latchkey-csrf': '1', origin: 'https://evil.test' }]) {
      const response = await app.inject({ method: 'POST', url: '/auth', payload, headers });
      expect(response.json()).toMatchObject({ status_code: 403, code: 'csrf_refused', error: 'Forbidden' });
      expect(response.headers['set-cookie']).toBeUndefined();
    }
    expect(checked).toBe(0);
  });

  it('needs no csrf header for the other kinds', async () => {
    const { app } = await sessionApp();
    for (const session of [undefined, 'token']) {
      const payload = { ...credentials, ...(session && { session }) };
      const response = await app.inject({ method: 'POST', url: '/auth', payload });
      expect(response.statusCode).toBe(200);
    }
  });

  it('refuses a user who changed meanwhile like a wrong password', async () => {
    const { post, sessions } = await sessionApp();
    sessions.failNext('signIn', new LatchkeyError('credentials_invalid', 'Invalid credentials'));
    const response = await post('/auth', { ...credentials, session: 'cookie' });
    expect(response.json()).toMatchObject({ status_code: 401, code: 'credentials_invalid' });
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('under the profile flask-jwt says the session, and the identity as text in all of it', async () => {
    const context = await sessionApp({ profile: 'flask-jwt' });
    const plain = await context.post('/auth', credentials);
    expect(decodeJwt(plain.json<{ access_token: string }>().access_token).claims).toMatchObject({
      identity: 1,
    });
    const { access_token, refresh_token } = await signInWithToken(context);
    const { claims } = decodeJwt(access_token);
    expect(claims).toMatchObject({ identity: '1', sid: refresh_token.split('.')[0], gen: 7 });
    const refreshed = await context.post('/auth/refresh', { refresh_token });
    const next = decodeJwt(refreshed.json<{ access_token: string }>().access_token);
    expect(next.claims).toMatchObject({ identity: '1', sid: claims['sid'] });
  });

  it('lets no claim of the application stand for a session, not even where there is none', async () => {
    const { post } = await sessionApp({ tokenClaims: () => ({ sid: 'mine' }) });
    for (const session of [undefined, 'token']) {
      const response = await post('/auth', { ...credentials, ...(session && { session }) });
      expect(response.json()).toMatchObject({ status_code: 500, code: 'internal' });
    }
  });

  it('lets signInResponse see the refresh token of the body', async () => {
    const { post } = await sessionApp({ signInResponse: (answer) => ({ kept: answer.refresh_token }) });
    const response = await post('/auth', { ...credentials, session: 'token' });
    expect(response.json()).toEqual({ kept: expect.stringMatching(/\.0\.mac$/) as string });
  });
});
