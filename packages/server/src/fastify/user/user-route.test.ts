import type { CurrentUser } from '@latchkey/contract';
import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { signIn, testApp } from '../test-app.fixture.ts';
import type { LoadUser } from './load-user.ts';

const url = '/auth/me';

async function getMe(app: FastifyInstance) {
  return app.inject({ url, headers: { authorization: `Bearer ${await signIn(app)}` } });
}

describe('GET /auth/me', () => {
  it('answers with the user as the application knows them now', async () => {
    const asked: string[] = [];
    const app = await testApp({
      loadUser: (subject) => (asked.push(subject), { username: 'User', scopes: ['write'] }),
    });
    const response = await getMe(app);
    expect(response.statusCode).toBe(200);
    expect(response.json<CurrentUser>()).toEqual({ id: '1', username: 'User', scopes: ['write'] });
    expect(response.headers['cache-control']).toBe('no-store');
    expect(asked).toEqual(['1']);
  });

  it('has the scopes of the token where the application says none', async () => {
    const app = await testApp({ loadUser: () => Promise.resolve({ username: 'User' }) });
    expect((await getMe(app)).json()).toMatchObject({ scopes: ['read', 'write'] });
  });

  it('tells nothing else that the application has loaded', async () => {
    const account = { id: '7', username: 'User', scopes: [], generation: 3, passwordHash: 'secret' };
    const app = await testApp({ loadUser: () => Promise.resolve(account) });
    expect((await getMe(app)).json()).toEqual({ id: '1', username: 'User', scopes: [] });
  });

  it.each([null, undefined])('refuses the token of a user who is gone (%s)', async (nobody) => {
    const app = await testApp({ loadUser: () => nobody });
    const response = await getMe(app);
    expect(response.json()).toMatchObject({ status_code: 401, code: 'identity_not_found' });
    expect(response.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it('says that the store is away', async () => {
    const away = new LatchkeyError('store_unavailable', 'away', { retryAfterSeconds: 1 });
    const app = await testApp({ loadUser: () => Promise.reject(away) });
    const response = await getMe(app);
    expect(response.json()).toMatchObject({ status_code: 503, code: 'store_unavailable' });
    expect(response.headers['retry-after']).toBe('1');
  });

  it('tells nothing of a callback that returns no name', async () => {
    const loadUser: LoadUser = () => ({ scopes: [] }) as never;
    const response = await getMe(await testApp({ loadUser }));
    expect(response.json()).toMatchObject({ status_code: 500, code: 'internal' });
  });

  it('asks for a token, and loads nobody without one', async () => {
    const app = await testApp({ loadUser: () => expect.unreachable('nobody is asked for') });
    const response = await app.inject({ url });
    expect(response.json()).toMatchObject({ status_code: 401, code: 'token_missing' });
  });

  it('is not there where the application knows no names', async () => {
    expect((await getMe(await testApp())).statusCode).toBe(404);
  });
});
