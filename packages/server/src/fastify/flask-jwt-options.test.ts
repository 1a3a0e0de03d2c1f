import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { decodeJwt } from '../token/decode-jwt.ts';
import { latchkey } from './latchkey.ts';
import { getProtected, secretKey, signIn, testApp, testClock } from './test-app.fixture.ts';

const credentials = { username: 'user', password: 'password' };

/** Options of Flask-JWT 0.3.2 and what stands in their place. */
describe('options of Flask-JWT', () => {
  it('JWT_AUTH_URL_RULE: signInPath', async () => {
    const app = await testApp({ signInPath: '/login' });
    expect((await app.inject({ method: 'POST', url: '/login', payload: credentials })).statusCode).toBe(200);
    expect((await app.inject({ method: 'POST', url: '/auth', payload: credentials })).statusCode).toBe(404);
  });

  it('JWT_AUTH_URL_RULE = None: signInPath null, and authenticate may be left out', async () => {
    const app = await testApp({ signInPath: null, authenticate: undefined as never });
    expect((await app.inject({ method: 'POST', url: '/auth', payload: credentials })).statusCode).toBe(404);
    const token = await signIn(await testApp());
    expect((await getProtected(app, `Bearer ${token}`)).statusCode).toBe(200);
  });

  it('JWT_AUTH_USERNAME_KEY and JWT_AUTH_PASSWORD_KEY: usernameField and passwordField', async () => {
    const app = await testApp({ usernameField: 'email', passwordField: 'pass phrase' });
    const post = (payload: object) => app.inject({ method: 'POST', url: '/auth', payload });
    expect((await post({ email: 'user', 'pass phrase': 'password' })).statusCode).toBe(200);
    expect((await post(credentials)).statusCode).toBe(401);
    expect((await post({ email: 1, 'pass phrase': 'x' })).json()).toMatchObject({
      fields: { email: 'wrong_type' },
    });
  });

  it.each(['HS256', 'HS384', 'HS512'] as const)('JWT_ALGORITHM: algorithm %s', async (algorithm) => {
    const app = await testApp({ algorithm });
    const token = await signIn(app);
    expect(decodeJwt(token).header).toMatchObject({ alg: algorithm });
    expect((await getProtected(app, `Bearer ${token}`)).statusCode).toBe(200);
    const other = await testApp({ algorithm: algorithm === 'HS256' ? 'HS512' : 'HS256' });
    expect((await getProtected(other, `Bearer ${token}`)).statusCode).toBe(401);
  });

  it('JWT_NOT_BEFORE_DELTA: notBeforeSeconds', async () => {
    const clock = testClock();
    const app = await testApp({ notBeforeSeconds: 60, leewaySeconds: 0, clock: clock.now });
    const token = await signIn(app);
    expect((await getProtected(app, `Bearer ${token}`)).json()).toMatchObject({
      code: 'token_not_yet_valid',
    });
    clock.advanceSeconds(60);
    expect((await getProtected(app, `Bearer ${token}`)).statusCode).toBe(200);
  });

  it('JWT_REQUIRED_CLAIMS: requiredClaims', async () => {
    const app = await testApp({ requiredClaims: ['nbf', 'tenant'] });
    const response = await getProtected(app, `Bearer ${await signIn(app)}`);
    expect(response.json()).toMatchObject({
      code: 'claim_invalid',
      description: 'The tenant claim is missing',
    });
  });

  it('JWT_VERIFY_CLAIMS: there is no way to turn verification off', async () => {
    await expect(testApp({ verifyClaims: [] } as object)).rejects.toThrow(/unknown option "verifyClaims"/);
  });
});

/** Handlers of Flask-JWT 0.3.2 and what stands in their place. */
describe('handlers of Flask-JWT', () => {
  it('jwt_payload_handler: tokenClaims, which adds and never replaces', async () => {
    const app = await testApp({ tokenClaims: ({ id }) => ({ tenant: `tenant of ${id}` }) });
    app.get('/tenant', { onRequest: app.jwtRequired() }, (request) => ({ tenant: request.claims['tenant'] }));
    const authorization = `Bearer ${await signIn(app)}`;
    expect((await app.inject({ url: '/tenant', headers: { authorization } })).json()).toEqual({
      tenant: 'tenant of 1',
    });
    const replacing = await testApp({ tokenClaims: () => ({ sub: '2' }) });
    const refused = await replacing.inject({ method: 'POST', url: '/auth', payload: credentials });
    expect(refused.json()).toMatchObject({ status_code: 500, code: 'internal' });
  });

  it('jwt_headers_handler: tokenHeader', async () => {
    const app = await testApp({ tokenHeader: ({ id }) => ({ tenant: `t${id}` }) });
    const token = await signIn(app);
    expect(decodeJwt(token).header).toMatchObject({ alg: 'HS256', typ: 'at+jwt', tenant: 't1' });
    expect((await getProtected(app, `Bearer ${token}`)).statusCode).toBe(200);
  });

  it('jwt_encode_handler and jwt_decode_handler: encodeToken and decodeToken', async () => {
    const issued = new Map<string, object>();
    const app = await testApp({
      encodeToken: (claims) => {
        issued.set('opaque', claims);
        return Promise.resolve('opaque');
      },
      decodeToken: (token) => {
        const claims = issued.get(token);
        if (claims === undefined) throw new LatchkeyError('token_malformed', 'No such token');
        return claims as never;
      },
    });
    expect(await signIn(app)).toBe('opaque');
    expect((await getProtected(app, 'Bearer opaque')).json()).toMatchObject({ identity: { id: '1' } });
    expect((await getProtected(app, 'Bearer other')).json()).toMatchObject({ description: 'No such token' });
  });

  it('request_handler: findToken', async () => {
    const app = await testApp({ findToken: (request) => request.headers['x-token'] as string | undefined });
    const token = await signIn(app);
    const found = await app.inject({ url: '/protected', headers: { 'x-token': token } });
    expect(found.statusCode).toBe(200);
    expect((await getProtected(app, `Bearer ${token}`)).json()).toMatchObject({ code: 'token_missing' });
  });

  it('auth_response_handler: signInResponse', async () => {
    const app = await testApp({
      signInResponse: (answer, user, request) => ({
        token: answer.access_token,
        user: user.id,
        at: request.url,
      }),
    });
    const response = await app.inject({ method: 'POST', url: '/auth', payload: credentials });
    expect(response.json()).toEqual({ token: expect.any(String) as string, user: 1, at: '/auth' });
  });

  it('jwt_error_handler: errorBody, with the status and the challenge as they were', async () => {
    const app = await testApp({ errorBody: ({ code }, request) => ({ problem: code, at: request.url }) });
    const response = await getProtected(app);
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="Login Required"');
    expect(response.json()).toEqual({ problem: 'token_missing', at: '/protected' });
    expect((await app.inject({ url: '/nowhere' })).json()).toEqual({ problem: 'not_found', at: '/nowhere' });
  });

  it('jwt_required(realm): a realm for one guard', async () => {
    const app = await testApp({ realm: 'House' });
    app.get('/cellar', { onRequest: app.jwtRequired({ realm: 'Cellar' }) }, () => ({}));
    const challenge = async (url: string) => (await app.inject({ url })).headers['www-authenticate'];
    expect(await challenge('/cellar')).toBe('Bearer realm="Cellar"');
    expect(await challenge('/protected')).toBe('Bearer realm="House"');
  });

  it('several kinds of tokens in one application, each in a scope of its own', async () => {
    const app = Fastify();
    onTestFinished(() => app.close());
    for (const name of ['staff', 'guests']) {
      await app.register(async (scope) => {
        await scope.register(latchkey, {
          secretKey: `${secretKey}${name}`,
          signInPath: `/${name}/auth`,
          authenticate: () => ({ id: name }),
          errorHandling: 'own-routes',
        });
        scope.get(`/${name}`, { onRequest: scope.jwtRequired() }, (request) => request.currentIdentity);
      });
    }
    const signedIn = await app.inject({ method: 'POST', url: '/staff/auth', payload: credentials });
    const authorization = `Bearer ${signedIn.json<{ access_token: string }>().access_token}`;
    const staff = await app.inject({ url: '/staff', headers: { authorization } });
    expect(staff.json()).toEqual({ id: 'staff', scopes: [] });
    const guests = await app.inject({ url: '/guests', headers: { authorization } });
    expect(guests.json()).toMatchObject({ code: 'signature_invalid' });
  });
});
