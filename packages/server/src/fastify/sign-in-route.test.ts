import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { decodeJwt } from '../token/decode-jwt.ts';
import { signIn, testApp, testClock } from './test-app.fixture.ts';

describe('POST /auth', () => {
  it('answers a token, its type and its lifetime, and nothing else, never to be cached', async () => {
    const app = await testApp({ accessTtlSeconds: 120 });
    const response = await app.inject({
      method: 'POST',
      url: '/auth',
      payload: { username: 'user', password: 'password', role: 'admin' },
    });
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
      token_type: 'Bearer',
      expires_in: 120,
    });
  });

  it('issues the claims of RFC 9068 and the user’s scopes and generation', async () => {
    const clock = testClock();
    const app = await testApp({
      clock: clock.now,
      issuer: 'https://auth.test',
      audience: 'https://api.test',
    });
    const { header, claims } = decodeJwt(await signIn(app));
    const nowSeconds = clock.now() / 1000;
    expect(header).toMatchObject({ alg: 'HS256', typ: 'at+jwt' });
    expect(claims).toEqual({
      iss: 'https://auth.test',
      aud: 'https://api.test',
      sub: '1',
      client_id: 'https://api.test',
      iat: nowSeconds,
      nbf: nowSeconds,
      exp: nowSeconds + 300,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      scope: 'read write',
      auth_time: nowSeconds,
      gen: 3,
    });
  });

  it('gives each token an id of its own', async () => {
    const app = await testApp();
    const ids = [await signIn(app), await signIn(app)].map((token) => decodeJwt(token).claims['jti']);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('hands the name and the password on as they were typed', async () => {
    const seen: string[] = [];
    const app = await testApp({
      authenticate: (username, password) => {
        seen.push(username, password);
        return null;
      },
    });
    const payload = { username: ' Ünï\u0000', password: `${'p'.repeat(73)}\u0000 ` };
    await app.inject({ method: 'POST', url: '/auth', payload });
    expect(seen).toEqual([payload.username, payload.password]);
  });

  it.each([[false], [0], [''], [null], [undefined]])(
    'takes %o from authenticate for nobody',
    async (nobody) => {
      const app = await testApp({ authenticate: (() => nobody) as never });
      const response = await app.inject({
        method: 'POST',
        url: '/auth',
        payload: { username: 'a', password: 'b' },
      });
      expect(response.json()).toMatchObject({ status_code: 401, code: 'credentials_invalid' });
    },
  );

  it.each([
    [true],
    [{}],
    [[]],
    [{ id: undefined }],
    [{ id: Number.NaN }],
    [{ id: {} }],
    [{ id: '' }],
    [{ id: 1.5 }],
  ])('issues no token to a user without an id of its own: %o', async (user) => {
    const app = await testApp({ authenticate: (() => user) as never });
    const response = await app.inject({
      method: 'POST',
      url: '/auth',
      payload: { username: 'a', password: 'b' },
    });
    expect(response.json()).toMatchObject({ status_code: 500, code: 'internal' });
  });

  it('refuses a request for a session, which it cannot give', async () => {
    const app = await testApp();
    const payload = { username: 'user', password: 'password', session: 'cookie' };
    const response = await app.inject({ method: 'POST', url: '/auth', payload });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'validation_failed', fields: { session: 'unsupported' } });
  });

  it.each(['overloaded', 'store_unavailable'] as const)(
    'answers 503 with Retry-After when it is %s',
    async (code) => {
      const app = await testApp({
        authenticate: () => {
          throw new LatchkeyError(code, 'Try again', { retryAfterSeconds: 7 });
        },
      });
      const payload = { username: 'user', password: 'password' };
      const response = await app.inject({ method: 'POST', url: '/auth', payload });
      expect(response.statusCode).toBe(503);
      expect(response.headers['retry-after']).toBe('7');
      expect(response.json()).toMatchObject({ status_code: 503, code });
    },
  );

  it('tells nothing of an unexpected failure', async () => {
    const app = await testApp({ authenticate: () => Promise.reject(new Error('marked-detail')) });
    const payload = { username: 'user', password: 'password' };
    const response = await app.inject({ method: 'POST', url: '/auth', payload });
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ status_code: 500, code: 'internal' });
    expect(response.body).not.toContain('marked-detail');
  });
});
