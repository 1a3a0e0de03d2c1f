import { describe, expect, it } from 'vitest';
import { decodeJwt } from '../../token/decode-jwt.ts';
import { getProtected } from '../test-app.fixture.ts';
import { sessionApp, signInWithToken } from './session-app.fixture.ts';

describe('a guard with sessions', () => {
  it('lets a live session’s token pass and asks the sessions nothing', async () => {
    const context = await sessionApp();
    const { access_token } = await signInWithToken(context);
    const before = context.sessions.calls.length;
    expect((await getProtected(context.app, `Bearer ${access_token}`)).statusCode).toBe(200);
    expect(context.sessions.calls).toHaveLength(before);
    expect(context.sessions.keys.lookedUp).toEqual([]);
  });

  it('refuses a revoked token, also where a token is optional', async () => {
    const context = await sessionApp();
    context.app.get('/optional', { onRequest: context.app.jwtOptional() }, () => ({}));
    const { access_token } = await signInWithToken(context);
    context.sessions.revoke(decodeJwt(access_token).claims['sid'] as string);
    for (const url of ['/protected', '/optional']) {
      const headers = { authorization: `Bearer ${access_token}` };
      const response = await context.app.inject({ url, headers });
      expect(response.json()).toMatchObject({
        status_code: 401,
        error: 'Invalid token',
        code: 'token_revoked',
      });
      expect(response.headers['www-authenticate']).toBe(
        'Bearer realm="Login Required", error="invalid_token", error_description="Revoked"',
      );
    }
  });

  it('says so before anything of scopes, age or identity', async () => {
    const context = await sessionApp({
      identity: () => {
        throw new Error('asked for a dead token');
      },
    });
    const guard = context.app.jwtRequired({ scopes: ['admin'], maxAgeSeconds: 1 });
    context.app.get('/admin', { onRequest: guard }, () => ({}));
    const { access_token } = await signInWithToken(context);
    context.clock.advanceSeconds(2);
    context.sessions.revoke(decodeJwt(access_token).claims['sid'] as string);
    const response = await context.app.inject({
      url: '/admin',
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(response.json()).toMatchObject({ code: 'token_revoked' });
  });

  it('fails closed with Retry-After where revocations are stale, also where a token is optional', async () => {
    const context = await sessionApp();
    context.app.get('/optional', { onRequest: context.app.jwtOptional() }, () => ({}));
    const { access_token } = await signInWithToken(context);
    context.sessions.setStale(true);
    for (const url of ['/protected', '/optional']) {
      const headers = { authorization: `Bearer ${access_token}` };
      const response = await context.app.inject({ url, headers });
      expect(response.json()).toMatchObject({ status_code: 503, code: 'revocations_stale' });
      expect(response.headers['retry-after']).toBe('5');
    }
    expect((await context.app.inject({ url: '/optional' })).statusCode).toBe(200);
  });

  it('holds what an own decodeToken returns against the revocations, too', async () => {
    const context = await sessionApp({ decodeToken: () => ({ sub: '1', sid: 'mine', iat: 0, exp: 1 }) });
    expect((await getProtected(context.app, 'Bearer any')).statusCode).toBe(200);
    context.sessions.revoke('mine');
    expect((await getProtected(context.app, 'Bearer any')).json()).toMatchObject({ code: 'token_revoked' });
  });
});
