import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { getProtected, signIn, testApp } from './test-app.fixture.ts';

describe('jwtRequired', () => {
  it.each(['Bearer', 'bearer', 'BEARER', 'JWT', 'jwt', 'Jwt'])('accepts the prefix %s', async (prefix) => {
    const app = await testApp();
    const response = await getProtected(app, `${prefix} ${await signIn(app)}`);
    expect(response.statusCode).toBe(200);
  });

  it('accepts only the configured prefixes and names the first in its challenge', async () => {
    const app = await testApp({ authorizationSchemes: ['Token'], realm: 'The "inner" room' });
    const token = await signIn(app);
    expect((await getProtected(app, `Token ${token}`)).statusCode).toBe(200);
    const response = await getProtected(app, `Bearer ${token}`);
    expect(response.json()).toMatchObject({ code: 'header_unsupported' });
    expect(response.headers['www-authenticate']).toBe('Token realm="The \\"inner\\" room"');
  });

  it('challenges without an error code where no token was sent', async () => {
    const response = await getProtected(await testApp());
    expect(response.headers['www-authenticate']).toBe('Bearer realm="Login Required"');
  });

  it('challenges with an error code where a token was refused', async () => {
    const response = await getProtected(await testApp(), 'Bearer abc');
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toMatch(
      /^Bearer realm="Login Required", error="invalid_token", error_description="[^"]+"$/,
    );
  });

  it('writes nothing into a description that RFC 6750 does not allow there', async () => {
    const app = await testApp({
      decodeToken: () => {
        throw new LatchkeyError('token_malformed', 'the "kid" is \\ ü');
      },
    });
    expect((await getProtected(app, 'Bearer x')).headers['www-authenticate']).toBe(
      `Bearer realm="Login Required", error="invalid_token", error_description="the 'kid' is ' ?"`,
    );
  });

  it('ignores a token in the query string', async () => {
    const app = await testApp();
    const token = await signIn(app);
    const response = await app.inject({ url: `/protected?access_token=${token}&token=${token}` });
    expect(response.json()).toMatchObject({ code: 'token_missing' });
  });

  it('reads the identity from the claims when no identity option is given', async () => {
    const app = await testApp();
    const response = await getProtected(app, `Bearer ${await signIn(app)}`);
    expect(response.json()).toEqual({ identity: { id: '1', scopes: ['read', 'write'] } });
  });

  it('hands the verified claims to the identity option and its result to the route', async () => {
    const app = await testApp({ identity: ({ sub }) => Promise.resolve({ id: `user ${sub}`, scopes: [] }) });
    const response = await getProtected(app, `Bearer ${await signIn(app)}`);
    expect(response.json()).toEqual({ identity: { id: 'user 1', scopes: [] } });
  });

  it.each([[false], [0], ['']])('takes %o from the identity option for nobody', async (nobody) => {
    const app = await testApp({ identity: (() => nobody) as never });
    const response = await getProtected(app, `Bearer ${await signIn(app)}`);
    expect(response.json()).toMatchObject({ status_code: 401, code: 'identity_not_found' });
  });

  it('knows no separators but those of HTTP', async () => {
    const app = await testApp();
    const token = await signIn(app);
    expect((await getProtected(app, `Bearer \t ${token}`)).statusCode).toBe(200);
    expect((await getProtected(app, `Bearer\u00a0${token}`)).json()).toMatchObject({
      code: 'header_unsupported',
    });
  });

  it('answers whole, whatever the route’s response schema and the application’s serializer say', async () => {
    const app = await testApp();
    app.setReplySerializer(() => 'mine');
    const response = {
      '4xx': { type: 'object', properties: { own: { type: 'string' } }, required: ['own'] },
    };
    app.get('/shaped', { onRequest: app.jwtRequired(), schema: { response } }, () => ({}));
    expect((await app.inject({ url: '/shaped' })).json()).toMatchObject({
      status_code: 401,
      code: 'token_missing',
    });
  });

  it('answers 500, and nothing of the cause, when the identity option fails', async () => {
    const app = await testApp({ identity: () => Promise.reject(new Error('marked-detail')) });
    const response = await getProtected(app, `Bearer ${await signIn(app)}`);
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('marked-detail');
  });

  it('refuses a token of another issuer or audience', async () => {
    const token = await signIn(await testApp({ issuer: 'https://other.test' }));
    const response = await getProtected(await testApp(), `Bearer ${token}`);
    expect(response.json()).toMatchObject({ status_code: 401, code: 'claim_invalid' });
  });

  it('refuses a token that was signed with another secret', async () => {
    const token = await signIn(await testApp({ secretKey: 'zX8Kd-2mQv5Rt1Yp7Lw4Nb9Hc6Jf3Gs0' }));
    const response = await getProtected(await testApp(), `Bearer ${token}`);
    expect(response.json()).toMatchObject({ status_code: 401, code: 'signature_invalid' });
  });

  it('runs before the body is read', async () => {
    const app = await testApp();
    app.post('/notes', { onRequest: app.jwtRequired() }, () => ({}));
    const response = await app.inject({
      method: 'POST',
      url: '/notes',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    });
    expect(response.json()).toMatchObject({ code: 'token_missing' });
  });

  it('keeps the identities of concurrent requests apart', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `user-${index}`);
    const app = await testApp({ authenticate: (username) => ({ id: username }) });
    const seen = await Promise.all(
      ids.map(async (username) => {
        const signedIn = await app.inject({
          method: 'POST',
          url: '/auth',
          payload: { username, password: 'x' },
        });
        const token = signedIn.json<{ access_token: string }>().access_token;
        return (await getProtected(app, `Bearer ${token}`)).json<{ identity: { id: string } }>().identity.id;
      }),
    );
    expect(seen).toEqual(ids);
  });
});

describe('request.currentIdentity', () => {
  it('is an error on a route without a guard', async () => {
    const app = await testApp({ errorHandling: 'own-routes' });
    app.get('/open', (request) => request.currentIdentity);
    const response = await app.inject({ url: '/open' });
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ message: expect.stringContaining('needs a guard') as string });
  });
});
