import { existsSync, readFileSync } from 'node:fs';
import { requestIdHeader } from '@latchkey/contract';
import { describe, expect, it } from 'vitest';
import { testServer } from '../test-server.fixture.ts';

const password = 'password';
const markedName = 'marked-name-Xq7';
const markedPassword = 'marked-password-Zw9-and-more';

interface Answer {
  readonly status: number;
  readonly requestId: unknown;
  readonly body: { readonly access_token: string; readonly refresh_token: string; readonly id: string };
}

/** A server, somebody who asks it, and what its trail says. */
async function openAudited() {
  const { app, store, trail } = await testServer();
  async function post(url: string, payload: object, headers: Record<string, string> = {}): Promise<Answer> {
    const {
      statusCode,
      headers: answered,
      body,
    } = await app.inject({ method: 'POST', url, payload, headers });
    const requestId = answered[requestIdHeader.toLowerCase()];
    return { status: statusCode, requestId, body: JSON.parse(body || '{}') as Answer['body'] };
  }
  return {
    store,
    post,
    signIn: (changes: object = {}) =>
      post('/auth', { username: 'user', password, session: 'token', ...changes }),
    async entries() {
      await trail.flush();
      return store.audit.read({ limit: 100 });
    },
  };
}

const bearer = ({ body }: Answer) => ({ authorization: `Bearer ${body.access_token}` });

describe('the audit trail of the server', () => {
  it('tells the story of a session, with the ids of the requests', async () => {
    const { post, signIn, entries } = await openAudited();
    const signedIn = await signIn();
    await post('/auth/refresh', { refresh_token: signedIn.body.refresh_token });
    const signedOut = await post('/auth/logout', {}, bearer(signedIn));
    // Nobody can fill the trail with a token that is dead.
    await post('/auth/logout', {}, bearer(signedIn));
    const [first, second, ...others] = await entries();
    expect(first).toMatchObject({
      action: 'sign_in',
      result: 'success',
      reason: null,
      detail: null,
      subject: '1',
      ip: '127.0.0.1',
      userAgent: 'lightMyRequest',
      requestId: signedIn.requestId,
    });
    expect(second).toMatchObject({ action: 'sign_out', result: 'success', subject: '1', sid: first?.sid });
    expect(second?.requestId).toBe(signedOut.requestId);
    expect(first?.sid).toEqual(expect.any(String));
    expect(others).toEqual([]);
  });

  it('says why a sign-in was refused, which its answer does not', async () => {
    const { signIn, entries } = await openAudited();
    await signIn({ password: markedPassword });
    await signIn({ username: markedName });
    expect((await entries()).map(({ result, reason, subject }) => [result, reason, subject])).toEqual([
      ['refused', 'wrong_password', '1'],
      ['refused', 'unknown_user', null],
    ]);
  });

  it('has what becomes of accounts, of passwords and of tokens that are used again', async () => {
    const { post, signIn, entries } = await openAudited();
    const registered = await post('/auth/register', { username: 'alice', password: markedPassword });
    const first = await signIn();
    const change = { current_password: markedPassword, new_password: `${markedPassword}2` };
    await post('/auth/password', change, bearer(first));
    const token = first.body.refresh_token;
    const second = await post('/auth/refresh', { refresh_token: token });
    await post('/auth/refresh', { refresh_token: second.body.refresh_token });
    expect((await post('/auth/refresh', { refresh_token: token })).status).toBe(401);
    const told = (await entries()).map(({ action, result, reason, subject }) => [
      action,
      result,
      reason,
      subject,
    ]);
    expect(told).toEqual([
      ['register', 'success', null, registered.body.id],
      ['sign_in', 'success', null, '1'],
      ['password_change', 'refused', null, '1'],
      ['refresh', 'refused', 'replayed', '1'],
    ]);
  });

  it('has nothing of requests that prove nothing', async () => {
    const { post, signIn, entries } = await openAudited();
    await signIn({ password: '' });
    await signIn({ username: 7 });
    await post('/auth/logout', {}, { authorization: 'Bearer a.b.c' });
    await post('/auth/logout', { refresh_token: 'garbage' });
    await post('/auth/refresh', { refresh_token: 'garbage' });
    await post('/auth/password', { current_password: 'a', new_password: 'b' });
    await post('/auth/register', { username: 'alice', password: 'short' });
    expect(await entries()).toEqual([]);
  });

  it('never holds a password, a token, or a name that was only tried, nor does the file', async () => {
    const { store, post, signIn, entries } = await openAudited();
    await signIn({ username: markedName, password: markedPassword });
    await signIn({ username: markedPassword, password: markedPassword });
    await signIn({ password: markedPassword });
    const signedIn = await signIn();
    const { access_token, refresh_token } = signedIn.body;
    await post(
      '/auth/password',
      { current_password: markedPassword, new_password: 'short' },
      bearer(signedIn),
    );
    await post('/auth/register', { username: 'user', password: markedPassword });
    await post('/auth/logout', { refresh_token });
    expect(await entries()).not.toEqual([]);
    const files = [store.name, `${store.name}-wal`].filter((file) => existsSync(file));
    const dump = Buffer.concat(files.map((file) => readFileSync(file)));
    expect(dump.includes('wrong_password')).toBe(true);
    for (const secret of [markedName, markedPassword, access_token, refresh_token])
      expect(dump.includes(secret), secret).toBe(false);
  });
});
