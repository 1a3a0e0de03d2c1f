import { describe, expect, it } from 'vitest';
import { testServer } from './test-server.fixture.ts';

describe('GET /auth/me', () => {
  it('tells a user who they are', async () => {
    const { app } = await testServer();
    const payload = { username: 'USER', password: 'password' };
    const signedIn = await app.inject({ method: 'POST', url: '/auth', payload });
    const { access_token: token } = signedIn.json<{ access_token: string }>();
    const response = await app.inject({ url: '/auth/me', headers: { authorization: `Bearer ${token}` } });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ id: '1', username: 'user', scopes: [] });
    expect(response.headers['cache-control']).toBe('no-store');
  });
});
