import { jwtVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { describe, expect, it } from 'vitest';
import { testServer } from './test-server.fixture.ts';

interface Tokens {
  access_token: string;
  refresh_token: string;
}

type App = Awaited<ReturnType<typeof testServer>>['app'];

function signIn(app: App, session: 'token' | 'cookie') {
  return app.inject({
    method: 'POST',
    url: '/auth',
    headers: session === 'cookie' ? { 'x-latchkey-csrf': '1' } : {},
    payload: { username: 'user', password: 'password', session },
  });
}

const listSessions = (app: App, token: string) =>
  app.inject({ url: '/auth/sessions', headers: { authorization: `Bearer ${token}` } });

describe('a session', () => {
  it('is refreshed, listed and ended', async () => {
    const { app } = await testServer();
    const first = (await signIn(app, 'token')).json<Tokens>();
    const payload = { refresh_token: first.refresh_token };
    const second = (await app.inject({ method: 'POST', url: '/auth/refresh', payload })).json<Tokens>();
    expect((await listSessions(app, second.access_token)).json()).toMatchObject({
      sessions: [{ current: true, ip: '127.0.0.1' }],
    });
    const signOut = await app.inject({
      method: 'POST',
      url: '/auth/logout',
      headers: { authorization: `Bearer ${first.access_token}` },
    });
    expect(signOut.statusCode).toBe(204);
    expect((await listSessions(app, second.access_token)).json()).toMatchObject({ code: 'token_revoked' });
  });

  it('has no token that outlives it', async () => {
    const { app } = await testServer({}, { sessionTtlSeconds: 120 });
    expect((await signIn(app, 'token')).json()).toMatchObject({ expires_in: 120 });
  });

  it('says where it was started, as the trusted proxy tells', async () => {
    const { app } = await testServer({ config: { trustProxy: 'loopback' } });
    const signedIn = await app.inject({
      method: 'POST',
      url: '/auth',
      headers: { 'x-forwarded-for': '192.0.2.7' },
      payload: { username: 'user', password: 'password', session: 'token' },
    });
    const { access_token: token } = signedIn.json<Tokens>();
    expect((await listSessions(app, token)).json()).toMatchObject({ sessions: [{ ip: '192.0.2.7' }] });
  });
});

describe('a session in a cookie', () => {
  it.each([
    ['https://auth.test', /^__Host-latchkey_refresh=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/],
    ['http://localhost:5000', /^latchkey_refresh=.*; Path=\/auth; HttpOnly; SameSite=Strict$/],
    ['http://127.0.0.1:5000', /^latchkey_refresh=/],
    ['http://[::1]:5000', /^latchkey_refresh=/],
  ])('is offered at %s', async (publicUrl, cookie) => {
    const { app } = await testServer({ publicUrl });
    const response = await signIn(app, 'cookie');
    expect(response.headers['set-cookie']).toMatch(cookie);
    expect(response.json()).not.toHaveProperty('refresh_token');
  });

  it.each(['http://auth.test', 'http://localhost.evil.test', 'http://127.0.0.1.evil.test'])(
    'is not offered at %s, where anybody on the way could read it',
    async (publicUrl) => {
      const { app } = await testServer({ publicUrl });
      const response = await signIn(app, 'cookie');
      expect(response.statusCode).toBe(400);
      expect(response.headers['set-cookie']).toBeUndefined();
      expect((await signIn(app, 'token')).statusCode).toBe(200);
    },
  );
});

it.each(['EdDSA', 'ES256', 'RS256'] as const)(
  'tokens of %s verify elsewhere with the published keys',
  async (algorithm) => {
    const { app } = await testServer({}, { algorithm });
    const { access_token: token } = (await signIn(app, 'token')).json<Tokens>();
    const published = await app.inject({ url: '/.well-known/jwks.json' });
    expect(published.headers['cache-control']).toBe('public, max-age=300');
    const keys = createLocalJWKSet(published.json<JSONWebKeySet>());
    const { payload } = await jwtVerify(token, keys, { issuer: 'http://localhost:5000', typ: 'at+jwt' });
    expect(payload.sub).toBe('1');
  },
);
