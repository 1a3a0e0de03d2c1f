import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { engines } from '../../store/open-test-store.fixture.ts';
import { decodeJwt } from '../../token/decode-jwt.ts';
import { getProtected } from '../test-app.fixture.ts';
import { codeOf, password, post, realApp, signIn } from './real-app.fixture.ts';

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

async function refresh(app: FastifyInstance, refreshToken: string) {
  const response = await post(app, '/auth/refresh', { refresh_token: refreshToken });
  const { access_token: token, refresh_token: next } = response.json<Tokens>();
  return { response, authorization: `Bearer ${token}`, refreshToken: next };
}

const getMe = (app: FastifyInstance, authorization: string) =>
  app.inject({ url: '/auth/me', headers: { authorization } });

async function expectOver(
  app: FastifyInstance,
  { authorization, refreshToken }: Awaited<ReturnType<typeof signIn>>,
) {
  expect(codeOf(await getProtected(app, authorization))).toBe('token_revoked');
  expect(codeOf(await post(app, '/auth/refresh', { refresh_token: refreshToken }))).toBe('session_ended');
}

describe.each(engines.flatMap((engine) => [true, false].map((loadsSubjects) => ({ engine, loadsSubjects }))))(
  'an account that is given other scopes ($engine, asked for at each refresh: $loadsSubjects)',
  (options) => {
    it('refuses the tokens with the old ones, and its sessions refresh to the new ones', async () => {
      const { app, accounts } = await realApp(options);
      const before = await signIn(app, 'token');
      const cookie = await signIn(app, 'cookie');
      expect(await accounts.setScopes('1', ['write', 'admin'])).toBe('done');
      for (const { authorization } of [before, cookie])
        expect(codeOf(await getProtected(app, authorization))).toBe('token_revoked');
      const after = await refresh(app, before.refreshToken);
      expect(after.response.statusCode).toBe(200);
      expect((await getMe(app, after.authorization)).json()).toEqual({
        id: '1',
        username: 'user',
        scopes: ['write', 'admin'],
      });
      const { claims } = decodeJwt(after.authorization.slice('Bearer '.length));
      expect(claims).toMatchObject({ scope: 'write admin', gen: 1 });
      const byCookie = await post(app, '/auth/refresh', {}, { cookie: cookie.cookie });
      expect(byCookie.statusCode).toBe(200);
      expect((await refresh(app, after.refreshToken)).response.statusCode).toBe(200);
    });

    it('revives no session that was over', async () => {
      const { app, accounts } = await realApp(options);
      const signedOut = await signIn(app, 'token');
      await post(app, '/auth/logout', { refresh_token: signedOut.refreshToken });
      const voided = await signIn(app, 'token');
      const kept = await signIn(app, 'token');
      const change = { current_password: password, new_password: 'a new password of some length' };
      await post(app, '/auth/password', change, { authorization: kept.authorization });
      await accounts.setScopes('1', ['write']);
      await expectOver(app, signedOut);
      await expectOver(app, voided);
      expect((await refresh(app, kept.refreshToken)).response.statusCode).toBe(200);
    });
  },
);

describe.each(engines)('on %s', (engine) => {
  it('a password that an operator sets ends every session', async () => {
    const { app, accounts } = await realApp({ engine });
    const before = [await signIn(app, 'token'), await signIn(app, 'token')];
    expect(await accounts.setPassword('1', 'a password from an operator')).toBe('done');
    for (const signedIn of before) await expectOver(app, signedIn);
    const old = await post(app, '/auth', { username: 'user', password });
    expect(codeOf(old)).toBe('credentials_invalid');
    const payload = { username: 'user', password: 'a password from an operator' };
    expect((await post(app, '/auth', payload)).statusCode).toBe(200);
  });

  it('a deleted account ends with all of its sessions, and its name starts anew', async () => {
    const { app, accounts } = await realApp({ engine });
    const before = await signIn(app, 'token');
    const alone = (await post(app, '/auth', { username: 'user', password })).json<Tokens>().access_token;
    expect(await accounts.delete('1')).toBe('done');
    await expectOver(app, before);
    expect(codeOf(await getMe(app, `Bearer ${alone}`))).toBe('token_revoked');
    expect(codeOf(await post(app, '/auth', { username: 'user', password }))).toBe('credentials_invalid');
    await accounts.create({ username: 'user', password });
    const after = await signIn(app, 'token');
    expect((await getMe(app, after.authorization)).json()).toMatchObject({ id: '2', username: 'user' });
    await expectOver(app, before);
  });

  it('a user whose password was proved before the deletion does not get in after it', async () => {
    const { accounts, sessions } = await realApp({ engine });
    const mark = sessions.beginSignIn();
    const account = await accounts.authenticate('user', password);
    await accounts.delete('1');
    const user = { subject: '1', scopes: [], generation: account?.generation ?? 0 };
    for (const device of [null, { userAgent: null, ip: null }])
      await expect(sessions.signIn(mark, user, device)).rejects.toMatchObject({
        code: 'credentials_invalid',
      });
  });
});
