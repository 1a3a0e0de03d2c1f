import { describe, expect, it } from 'vitest';
import { credentials, sessionApp, signInWithCookie } from './session-app.fixture.ts';

const methodsOf = (calls: readonly (readonly unknown[])[]) => calls.map(([method]) => method);

describe('a session that a presented cookie names', () => {
  it.each(['cookie', 'token', undefined])(
    'ends when a new sign-in succeeds (session: %s)',
    async (session) => {
      const context = await sessionApp();
      const { cookie } = await signInWithCookie(context);
      const payload = { ...credentials, ...(session && { session }) };
      const response = await context.post('/auth', payload, { headers: { cookie } });
      expect(response.statusCode).toBe(200);
      const refreshTokens = [cookie.slice(cookie.indexOf('=') + 1)];
      expect(context.sessions.calls.at(-1)).toEqual([
        'signOut',
        { claims: null, refreshTokens, everywhere: false },
      ]);
      const isCleared = String(response.headers['set-cookie']).includes('Max-Age=0');
      expect(isCleared).toBe(session !== 'cookie');
    },
  );

  it('lives on when the sign-in fails', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    const payload = { ...credentials, password: 'wrong', session: 'cookie' };
    const response = await context.post('/auth', payload, { headers: { cookie } });
    expect(response.statusCode).toBe(401);
    expect(methodsOf(context.sessions.calls)).not.toContain('signOut');
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('lives on when another site signs somebody in', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    const headers = { cookie, origin: 'https://evil.test', 'x-latchkey-csrf': '1' };
    const response = await context.post('/auth', { ...credentials, session: 'token' }, { headers });
    expect(response.statusCode).toBe(200);
    expect(methodsOf(context.sessions.calls)).not.toContain('signOut');
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('lives on when a second cookie makes it doubtful', async () => {
    const context = await sessionApp();
    const { cookie } = await signInWithCookie(context);
    const headers = { cookie: `${cookie}; latchkey_refresh=planted` };
    const response = await context.post('/auth', { ...credentials, session: 'cookie' }, { headers });
    expect(response.statusCode).toBe(200);
    expect(context.sessions.calls.at(-1)).toMatchObject(['signOut', { refreshTokens: [] }]);
  });
});
