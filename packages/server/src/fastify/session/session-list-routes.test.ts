import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LatchkeyError } from '../../error/latchkey-error.ts';
import { decodeJwt } from '../../token/decode-jwt.ts';
import { credentials, sessionApp, signInWithToken, type SessionApp } from './session-app.fixture.ts';

const url = '/auth/sessions';

interface List {
  sessions: { id: string; current: boolean }[];
}

async function signedIn(context: SessionApp) {
  const { access_token } = await signInWithToken(context);
  return { authorization: `Bearer ${access_token}`, sid: decodeJwt(access_token).claims['sid'] as string };
}

describe('GET /auth/sessions', () => {
  it('lists the user’s sessions and says which one is asking', async () => {
    const context = await sessionApp();
    const payload = { ...credentials, session: 'token' };
    await context.post('/auth', payload, { headers: { 'user-agent': 'Phone' }, remoteAddress: '192.0.2.7' });
    context.clock.advanceSeconds(5);
    const { authorization, sid } = await signedIn(context);
    const response = await context.app.inject({ url, headers: { authorization } });
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    const nowSeconds = context.clock.now() / 1000;
    const [other, own] = response.json<List>().sessions;
    expect(other).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/) as string,
      current: false,
      created_at: nowSeconds - 5,
      last_seen_at: nowSeconds - 5,
      user_agent: 'Phone',
      ip: '192.0.2.7',
    });
    expect(own).toMatchObject({ id: sid, current: true });
    expect(context.sessions.calls.at(-1)).toEqual(['list', '1']);
  });

  it('writes null for what is not known of a device', async () => {
    const context = await sessionApp();
    const payload = { ...credentials, session: 'token' };
    const headers = { 'user-agent': '\u0001\u007f' };
    await context.post('/auth', payload, { headers, remoteAddress: 'unknown' });
    const { authorization } = await signedIn(context);
    const response = await context.app.inject({ url, headers: { authorization } });
    expect(response.json<List>().sessions[0]).toMatchObject({ user_agent: null, ip: null });
  });

  it('marks none as current for a token without a session', async () => {
    const context = await sessionApp();
    await signedIn(context);
    const plain = (await context.post('/auth', credentials)).json<{ access_token: string }>();
    const headers = { authorization: `Bearer ${plain.access_token}` };
    const response = await context.app.inject({ url, headers });
    expect(response.json<List>().sessions.map(({ current }) => current)).toEqual([false]);
  });
});

describe('DELETE /auth/sessions/:id', () => {
  it('ends one, of the user who asks', async () => {
    const context = await sessionApp();
    const { sid } = await signedIn(context);
    const { authorization } = await signedIn(context);
    const response = await context.app.inject({
      method: 'DELETE',
      url: `${url}/${sid}`,
      headers: { authorization },
    });
    expect(response.statusCode).toBe(204);
    expect(context.sessions.calls.at(-1)).toEqual(['end', '1', sid]);
  });

  it('answers alike for a session that is unknown, another’s, or over', async () => {
    const context = await sessionApp();
    const { authorization } = await signedIn(context);
    const id = randomBytes(16).toString('base64url');
    const response = await context.app.inject({
      method: 'DELETE',
      url: `${url}/${id}`,
      headers: { authorization },
    });
    expect(response.statusCode).toBe(204);
    expect(context.sessions.calls.at(-1)).toEqual(['end', '1', id]);
  });

  it.each(['a', '..%2fx', '%00', '__proto__', 'x'.repeat(23), '%F0%9F%94%91', "'%20or%201=1"])(
    'does not bother the store with what can be no id: %s',
    async (id) => {
      const context = await sessionApp();
      const { authorization } = await signedIn(context);
      const response = await context.app.inject({
        method: 'DELETE',
        url: `${url}/${id}`,
        headers: { authorization },
      });
      expect(response.statusCode).toBe(204);
      expect(context.sessions.calls.map(([method]) => method)).not.toContain('end');
    },
  );
});

describe('DELETE /auth/sessions', () => {
  it('ends all but the one that asks', async () => {
    const context = await sessionApp();
    const { authorization, sid } = await signedIn(context);
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await context.app.inject({ method: 'DELETE', url, headers });
    expect(response.statusCode).toBe(204);
    expect(context.sessions.calls.at(-1)).toEqual(['endOthers', '1', sid]);
  });

  it('ends all for a token without a session', async () => {
    const context = await sessionApp();
    const plain = (await context.post('/auth', credentials)).json<{ access_token: string }>();
    const headers = { authorization: `Bearer ${plain.access_token}` };
    await context.app.inject({ method: 'DELETE', url, headers });
    expect(context.sessions.calls.at(-1)).toEqual(['endOthers', '1', null]);
  });
});

describe.each([
  ['GET', url],
  ['DELETE', url],
  ['DELETE', `${url}/AAAAAAAAAAAAAAAAAAAAAA`],
] as const)('%s %s', (method, path) => {
  it('asks for a token, and the cookie is none', async () => {
    const { app, sessions } = await sessionApp();
    const headers = { cookie: 'latchkey_refresh=a.0.b', 'x-latchkey-csrf': '1' };
    const response = await app.inject({ method, url: path, headers });
    expect(response.json()).toMatchObject({ status_code: 401, code: 'token_missing' });
    expect(sessions.calls).toEqual([]);
  });

  it('refuses a token that has been revoked', async () => {
    const context = await sessionApp();
    const { authorization, sid } = await signedIn(context);
    context.sessions.revoke(sid);
    const response = await context.app.inject({ method, url: path, headers: { authorization } });
    expect(response.json()).toMatchObject({ status_code: 401, code: 'token_revoked' });
  });

  it('passes on that the store cannot be reached', async () => {
    const context = await sessionApp();
    const { authorization } = await signedIn(context);
    for (const name of ['list', 'end', 'endOthers']) {
      context.sessions.failNext(name, new LatchkeyError('store_unavailable', 'Try again'));
    }
    const response = await context.app.inject({ method, url: path, headers: { authorization } });
    expect(response.json()).toMatchObject({ status_code: 503, code: 'store_unavailable' });
    expect(response.headers['retry-after']).toBe('1');
  });
});
