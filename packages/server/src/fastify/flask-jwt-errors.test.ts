import { describe, expect, it } from 'vitest';
import { anyRequestId } from './request-id.fixture.ts';
import { getProtected, signIn, testApp, testClock } from './test-app.fixture.ts';

/** Flask-JWT 0.3.2's table of errors, row by row: status, error and description to the letter. */
describe('errors of Flask-JWT', () => {
  it('no Authorization header', async () => {
    const app = await testApp({ authorizationSchemes: ['JWT'] });
    const response = await getProtected(app);
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('JWT realm="Login Required"');
    expect(response.json()).toEqual({
      status_code: 401,
      error: 'Authorization Required',
      description: 'Request does not contain an access token',
      code: 'token_missing',
      request_id: anyRequestId,
    });
  });

  it.each([
    ['another prefix', 'Basic dXNlcjpwYXNz', 'Unsupported authorization type', 'header_unsupported'],
    ['prefix only', 'JWT', 'Token missing', 'header_token_missing'],
    ['prefix and a space only', 'JWT ', 'Token missing', 'header_token_missing'],
    ['spaces in the token', 'JWT abc def', 'Token contains spaces', 'header_spaces'],
  ])('%s', async (_case, authorization, description, code) => {
    const response = await getProtected(await testApp(), authorization);
    expect(response.statusCode).toBe(401);
    expect(response.json()).toEqual({
      status_code: 401,
      error: 'Invalid JWT header',
      description,
      code,
      request_id: anyRequestId,
    });
  });

  it('bad signature', async () => {
    const app = await testApp();
    const [header, payload] = (await signIn(app)).split('.');
    const response = await getProtected(app, `JWT ${header}.${payload}.${'A'.repeat(43)}`);
    expect(response.statusCode).toBe(401);
    expect(response.json()).toEqual({
      status_code: 401,
      error: 'Invalid token',
      description: 'Signature verification failed',
      code: 'signature_invalid',
      request_id: anyRequestId,
    });
  });

  it('expired', async () => {
    const clock = testClock();
    const app = await testApp({ clock: clock.now });
    const token = await signIn(app);
    clock.advanceSeconds(309);
    expect((await getProtected(app, `JWT ${token}`)).statusCode).toBe(200);
    clock.advanceSeconds(1);
    const response = await getProtected(app, `JWT ${token}`);
    expect(response.statusCode).toBe(401);
    expect(response.json()).toEqual({
      status_code: 401,
      error: 'Invalid token',
      description: 'Signature has expired',
      code: 'token_expired',
      request_id: anyRequestId,
    });
  });

  it('identity handler found nobody', async () => {
    const app = await testApp({ identity: () => null });
    const response = await getProtected(app, `JWT ${await signIn(app)}`);
    expect(response.statusCode).toBe(401);
    expect(response.json()).toEqual({
      status_code: 401,
      error: 'Invalid JWT',
      description: 'User does not exist',
      code: 'identity_not_found',
      request_id: anyRequestId,
    });
  });

  it.each([
    ['wrong password', { username: 'user', password: 'guess' }],
    ['unknown user', { username: 'nobody', password: 'password' }],
    ['missing password', { username: 'user' }],
    ['missing username', { password: 'password' }],
    ['empty password', { username: 'user', password: '' }],
    ['no fields', {}],
  ])('wrong or missing credentials: %s', async (_case, payload) => {
    const app = await testApp();
    const response = await app.inject({ method: 'POST', url: '/auth', payload });
    expect(response.statusCode).toBe(401);
    expect(response.json()).toEqual({
      status_code: 401,
      error: 'Bad Request',
      description: 'Invalid credentials',
      code: 'credentials_invalid',
      request_id: anyRequestId,
    });
  });
});
