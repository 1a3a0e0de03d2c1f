import { describe, expect, it } from 'vitest';
import { anyRequestId } from './request-id.fixture.ts';
import { getProtected, signIn, testApp, testClock } from './test-app.fixture.ts';

async function ask(app: Awaited<ReturnType<typeof testApp>>, url: string, token?: string) {
  return app.inject({ url, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
}

describe('jwtRequired({ scopes })', () => {
  it('lets a token with all the scopes pass, in any order', async () => {
    const app = await testApp();
    app.get('/notes', { onRequest: app.jwtRequired({ scopes: ['write', 'read'] }) }, () => ({}));
    expect((await ask(app, '/notes', await signIn(app))).statusCode).toBe(200);
  });

  it('answers 403 with the challenge of RFC 6750 where one is lacking', async () => {
    const app = await testApp();
    app.get('/reports', { onRequest: app.jwtRequired({ scopes: ['read', 'reports:read'] }) }, () => ({}));
    const response = await ask(app, '/reports', await signIn(app));
    expect(response.statusCode).toBe(403);
    expect(response.json()).toEqual({
      status_code: 403,
      error: 'Forbidden',
      description: 'The token lacks a scope; needed: read reports:read',
      code: 'insufficient_scope',
      request_id: anyRequestId,
    });
    expect(response.headers['www-authenticate']).toBe(
      'Bearer realm="Login Required", error="insufficient_scope", ' +
        'error_description="The token lacks a scope; needed: read reports:read", scope="read reports:read"',
    );
  });

  it('asks for a token first', async () => {
    const app = await testApp();
    app.get('/reports', { onRequest: app.jwtRequired({ scopes: ['reports:read'] }) }, () => ({}));
    expect((await ask(app, '/reports')).json()).toMatchObject({ status_code: 401, code: 'token_missing' });
  });

  it('takes a part of a scope for no scope', async () => {
    const app = await testApp({ authenticate: () => ({ id: 1, scopes: ['reports:read-all'] }) });
    app.get('/reports', { onRequest: app.jwtRequired({ scopes: ['reports:read'] }) }, () => ({}));
    expect((await ask(app, '/reports', await signIn(app))).statusCode).toBe(403);
  });

  it.each([[['a b']], [['']], ['read'], [[1]]])(
    'refuses %j as scopes when the route is made',
    async (scopes) => {
      const app = await testApp();
      expect(() => app.jwtRequired({ scopes: scopes as string[] })).toThrow(/scopes must be an array/);
    },
  );
});

describe('jwtRequired({ maxAgeSeconds })', () => {
  it('answers 401 with the challenge of RFC 9470 once the sign-in is older', async () => {
    const clock = testClock();
    const app = await testApp({ clock: clock.now });
    app.get('/vault', { onRequest: app.jwtRequired({ maxAgeSeconds: 60 }) }, () => ({}));
    const token = await signIn(app);
    clock.advanceSeconds(60);
    expect((await ask(app, '/vault', token)).statusCode).toBe(200);
    clock.advanceSeconds(1);
    const response = await ask(app, '/vault', token);
    expect(response.json()).toMatchObject({ status_code: 401, code: 'reauthentication_required' });
    expect(response.headers['www-authenticate']).toMatch(
      /^Bearer realm="Login Required", error="insufficient_user_authentication", error_description="[^"]+", max_age="60"$/,
    );
    expect((await getProtected(app, `Bearer ${token}`)).statusCode).toBe(200);
  });

  it('takes a token that does not say when for too old', async () => {
    const app = await testApp({ decodeToken: () => ({ sub: '1', exp: 1, iat: 1 }) });
    app.get('/vault', { onRequest: app.jwtRequired({ maxAgeSeconds: 60 }) }, () => ({}));
    expect((await ask(app, '/vault', 'x')).json()).toMatchObject({ code: 'reauthentication_required' });
  });

  it.each([1e15, 11, Infinity, Number.NaN])('takes a sign-in %d seconds ahead for none', async (ahead) => {
    const clock = testClock();
    const claims = { sub: '1', exp: 1, iat: 1, auth_time: clock.now() / 1000 + ahead };
    const app = await testApp({ clock: clock.now, decodeToken: () => claims });
    app.get('/vault', { onRequest: app.jwtRequired({ maxAgeSeconds: 60 }) }, () => ({}));
    expect((await ask(app, '/vault', 'x')).json()).toMatchObject({ code: 'reauthentication_required' });
  });

  it('grants clocks the leeway', async () => {
    const clock = testClock();
    const claims = { sub: '1', exp: 1, iat: 1, auth_time: clock.now() / 1000 + 10 };
    const app = await testApp({ clock: clock.now, decodeToken: () => claims });
    app.get('/vault', { onRequest: app.jwtRequired({ maxAgeSeconds: 60 }) }, () => ({}));
    expect((await ask(app, '/vault', 'x')).statusCode).toBe(200);
  });

  it.each([Number.NaN, -1, 0, 1.5, Infinity, '60', null])(
    'refuses %j when the route is made',
    async (maxAgeSeconds) => {
      const app = await testApp();
      expect(() => app.jwtRequired({ maxAgeSeconds: maxAgeSeconds as number })).toThrow(/maxAgeSeconds/);
    },
  );
});

describe('options of a guard', () => {
  it.each([
    [{ scope: ['admin'] }, 'unknown option "scope" of a guard; known are realm, scopes, maxAgeSeconds'],
    [{ maxAge: 0 }, 'unknown option "maxAge" of a guard; known are realm, scopes, maxAgeSeconds'],
    ['Realm', 'the options of a guard must be an object, such as { scopes: ["read"] }'],
    [null, 'the options of a guard must be an object, such as { scopes: ["read"] }'],
    [['read'], 'the options of a guard must be an object, such as { scopes: ["read"] }'],
  ])('refuses %j, which would otherwise ask for nothing', async (options, message) => {
    const app = await testApp();
    expect(() => app.jwtRequired(options as never)).toThrow(new TypeError(message));
    expect(() => app.jwtOptional(options as never)).toThrow(new TypeError(message));
  });
});

describe('a guard that was not called', () => {
  it('fails loudly and lets nobody in', async () => {
    const app = await testApp({ errorHandling: 'own-routes' });
    app.get('/open', { onRequest: app.jwtRequired as never }, () => 'secret');
    const response = await ask(app, '/open');
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ message: expect.stringContaining('call the guard') as string });
  });
});

describe('jwtOptional', () => {
  async function appWithOptional() {
    const app = await testApp({ errorHandling: 'own-routes' });
    app.get('/hello', { onRequest: app.jwtOptional() }, (request) => ({ who: request.optionalIdentity }));
    app.get('/strict', { onRequest: app.jwtOptional() }, (request) => ({ who: request.currentIdentity }));
    return app;
  }

  it('lets a request without a token pass as nobody', async () => {
    expect((await ask(await appWithOptional(), '/hello')).json()).toEqual({ who: null });
  });

  it('tells who sent a token', async () => {
    const app = await appWithOptional();
    const response = await ask(app, '/hello', await signIn(app));
    expect(response.json()).toEqual({ who: { id: '1', scopes: ['read', 'write'] } });
  });

  it.each(['Bearer abc', 'Bearer', 'Basic abc', 'Bearer a b'])(
    'refuses %s, which is not nothing',
    async (authorization) => {
      const app = await appWithOptional();
      expect((await app.inject({ url: '/hello', headers: { authorization } })).statusCode).toBe(401);
    },
  );

  it('makes reading currentIdentity of nobody an error', async () => {
    const response = await ask(await appWithOptional(), '/strict');
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ message: expect.stringContaining('optionalIdentity') as string });
  });
});
