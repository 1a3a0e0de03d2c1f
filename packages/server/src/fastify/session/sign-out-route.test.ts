import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { decodeJwt } from '../../token/decode-jwt.ts';
import { signJwt } from '../../token/sign-jwt.ts';
import { getProtected } from '../test-app.fixture.ts';
import { testKey } from './fake-keys.fixture.ts';
import {
  credentials,
  sessionApp,
  signInWithCookie,
  signInWithToken,
  type SessionApp,
} from './session-app.fixture.ts';

const url = '/auth/logout';

function signOutOf({ sessions }: SessionApp) {
  const [method, request] = sessions.calls.at(-1) ?? [];
  expect(method).toBe('signOut');
  return request as { claims: Record<string, unknown> | null; refreshTokens: string[]; everywhere: boolean };
}

describe('POST /auth/logout', () => {
  it('ends the session of the access token, which stops working at once', async () => {
    const context = await sessionApp();
    const { access_token } = await signInWithToken(context);
    const authorization = `Bearer ${access_token}`;
    const response = await context.post(url, undefined, { headers: { authorization } });
    expect(response.statusCode).toBe(204);
    expect(response.body).toBe('');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(signOutOf(context)).toMatchObject({ claims: { sub: '1' }, refreshTokens: [], everywhere: false });
    const after = await getProtected(context.app, authorization);
    expect(after.json()).toMatchObject({ status_code: 401, code: 'token_revoked' });
  });

  it('takes an access token that has long expired', async () => {
    const context = await sessionApp();
    const { access_token } = await signInWithToken(context);
    context.clock.advanceSeconds(1_000_000);
    await context.post(url, undefined, { headers: { authorization: `Bearer ${access_token}` } });
    expect(signOutOf(context).claims).toMatchObject(decodeJwt(access_token).claims);
  });

  it('takes one that is revoked already, and once more', async () => {
    const context = await sessionApp();
    const { access_token } = await signInWithToken(context);
    for (const scheme of ['Bearer', 'JWT']) {
      const response = await context.post(
        url,
        {},
        { headers: { authorization: `${scheme} ${access_token}` } },
      );
      expect(response.statusCode).toBe(204);
      expect(signOutOf(context).claims).not.toBeNull();
    }
  });

  it.each<[string, (honest: string, context: SessionApp) => string]>([
    ['of no form', () => 'Bearer abc'],
    ['under another scheme', () => 'Basic dXNlcjpwYXNz'],
    ['that is missing after its scheme', () => 'Bearer'],
    ['in two pieces', (honest) => `Bearer ${honest} ${honest}`],
    ['with another signature', (honest) => `Bearer ${honest.slice(0, -43)}${'A'.repeat(43)}`],
    [
      'of a key that nobody knows',
      (honest) => `Bearer ${signJwt({ ...decodeJwt(honest).claims }, testKey('unknown'))}`,
    ],
    [
      'of another issuer',
      (honest, { sessions }) =>
        `Bearer ${signJwt({ ...decodeJwt(honest).claims, iss: 'other' }, sessions.keys.signingKey())}`,
    ],
    [
      'of no use yet',
      (honest, { sessions }) => {
        const { iat, exp, ...claims } = decodeJwt(honest).claims as { iat: number; exp: number };
        const later = { ...claims, iat: iat + 1000, exp: exp + 1000 };
        return `Bearer ${signJwt(later, sessions.keys.signingKey())}`;
      },
    ],
    [
      'of another type',
      (honest, { sessions }) =>
        `Bearer ${signJwt({ ...decodeJwt(honest).claims }, sessions.keys.signingKey(), { type: 'JWT' })}`,
    ],
  ])('an access token %s names nothing', async (_case, forge) => {
    const context = await sessionApp();
    const { access_token } = await signInWithToken(context);
    const headers = { authorization: forge(access_token, context) };
    const response = await context.post(url, {}, { headers });
    expect(response.statusCode).toBe(204);
    expect(signOutOf(context).claims).toBeNull();
    expect((await getProtected(context.app, `Bearer ${access_token}`)).statusCode).toBe(200);
  });

  it.each<[string, object]>([
    ['no body and no content type', {}],
    ['no body announced as JSON', { headers: { 'content-type': 'application/json' } }],
    ['an empty object', { payload: {} }],
    ['members of no meaning', { payload: { everyone: true } }],
  ])('answers 204 to %s', async (_case, options) => {
    const { app } = await sessionApp();
    const response = await app.inject({ method: 'POST', url, ...options });
    expect(response.statusCode).toBe(204);
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('hands on everything that names a session, in one request', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    const { access_token, refresh_token } = await signInWithToken(context);
    const headers = { cookie, authorization: `Bearer ${access_token}` };
    const response = await context.post(url, { refresh_token, everywhere: true }, { headers });
    expect(response.statusCode).toBe(204);
    const { claims, refreshTokens, everywhere } = signOutOf(context);
    expect(claims).toMatchObject({ sid: refresh_token.split('.')[0] });
    expect(refreshTokens).toEqual([refresh_token, cookie.slice(cookie.indexOf('=') + 1)]);
    expect(everywhere).toBe(true);
  });

  it('clears the cookie, whose session has ended', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    const response = await context.post(url, undefined, { headers: { cookie } });
    expect(response.headers['set-cookie']).toBe(
      'latchkey_refresh=; Max-Age=0; Path=/auth; HttpOnly; SameSite=Strict',
    );
    expect(signOutOf(context).refreshTokens).toHaveLength(1);
  });

  it('clears also what it cannot read', async () => {
    const context = await sessionApp();
    const cookie = 'latchkey_refresh=a.0.b; latchkey_refresh=c.0.d';
    const response = await context.post(url, undefined, { headers: { cookie } });
    expect(response.headers['set-cookie']).toContain('Max-Age=0');
    expect(signOutOf(context).refreshTokens).toEqual([]);
  });

  it('leaves the cookie alone when another site asks', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    const headers = { cookie, origin: 'https://evil.test' };
    const response = await context.post(url, undefined, { headers });
    expect(response.statusCode).toBe(204);
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(signOutOf(context).refreshTokens).toEqual([]);
  });

  it('keeps the cookie where the session could not be ended, for the next try', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    context.sessions.failNext('signOut', new LatchkeyError('store_unavailable', 'Try again'));
    const response = await context.post(url, undefined, { headers: { cookie } });
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('asks an own decodeToken, which decides about expired tokens itself', async () => {
    const context = await sessionApp({
      decodeToken: (token) => {
        if (token === 'mine') return { sub: '9', sid: 'abc', iat: 0, exp: 1 };
        throw new LatchkeyError('token_expired', 'Signature has expired');
      },
    });
    await context.post(url, {}, { headers: { authorization: 'Bearer mine' } });
    expect(signOutOf(context).claims).toMatchObject({ sub: '9', sid: 'abc' });
    await context.post(url, {}, { headers: { authorization: 'Bearer other' } });
    expect(signOutOf(context).claims).toBeNull();
  });

  it.each([null, 'claims', {}, { sid: 'abc' }])(
    'takes %j from decodeToken for a token that names nothing',
    async (claims) => {
      const context = await sessionApp({ decodeToken: (() => claims) as never });
      const response = await context.post(url, {}, { headers: { authorization: 'Bearer x' } });
      expect(response.statusCode).toBe(204);
      expect(signOutOf(context).claims).toBeNull();
    },
  );

  it('changes nothing on GET', async () => {
    const { app, sessions } = await sessionApp();
    expect((await app.inject({ url })).statusCode).toBe(405);
    expect(sessions.calls).toEqual([]);
  });

  it('needs no session at all', async () => {
    const context = await sessionApp();
    const { access_token } = (await context.post('/auth', credentials)).json<{ access_token: string }>();
    await context.post(url, {}, { headers: { authorization: `Bearer ${access_token}` } });
    expect(signOutOf(context).claims).toMatchObject({ sub: '1', jti: decodeJwt(access_token).claims['jti'] });
  });
});
