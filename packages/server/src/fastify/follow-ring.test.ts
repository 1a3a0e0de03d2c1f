import { describe, expect, it } from 'vitest';
import { decodeJwt } from '../token/decode-jwt.ts';
import { importSecretKey } from '../token/import-secret-key.ts';
import { signJwt } from '../token/sign-jwt.ts';
import { testKey } from './session/fake-keys.fixture.ts';
import { sessionApp, signInWithToken } from './session/session-app.fixture.ts';
import { getProtected } from './test-app.fixture.ts';

async function signedInApp() {
  const context = await sessionApp();
  const { access_token } = await signInWithToken(context);
  const { claims } = decodeJwt(access_token);
  const get = (token: string) => getProtected(context.app, `Bearer ${token}`);
  return { ...context, token: access_token, get, forge: (key = testKey('x')) => signJwt({ ...claims }, key) };
}

describe('a ring of keys that changes', () => {
  it('signs with the key that signs now, and verifies with the others still', async () => {
    const context = await signedInApp();
    const { keys } = context.sessions;
    keys.use(testKey('second'), ...keys.verifyingKeys());
    const { access_token } = await signInWithToken(context);
    expect(decodeJwt(access_token).header).toMatchObject({ kid: 'second' });
    expect((await context.get(access_token)).statusCode).toBe(200);
    expect((await context.get(context.token)).statusCode).toBe(200);
    expect(context.sessions.keys.lookedUp).toEqual([]);
  });

  it('refuses tokens of a key that was taken out, at once', async () => {
    const { sessions, get, token } = await signedInApp();
    expect((await get(token)).statusCode).toBe(200);
    sessions.keys.use(testKey('second'));
    expect((await get(token)).json()).toMatchObject({ status_code: 401, code: 'signature_invalid' });
  });

  it('looks up a key that it has not heard of, and lets its token pass', async () => {
    const { sessions, get, forge } = await signedInApp();
    const theirs = testKey('theirs');
    sessions.keys.offer(theirs, ...sessions.keys.verifyingKeys());
    expect((await get(forge(theirs))).statusCode).toBe(200);
    expect(sessions.keys.lookedUp).toEqual(['theirs']);
    expect((await get(forge(theirs))).statusCode).toBe(200);
    expect(sessions.keys.lookedUp).toHaveLength(1);
  });

  it('refuses a token of a key that stays unknown', async () => {
    const { sessions, get, forge, token } = await signedInApp();
    expect((await get(forge(testKey('nobody')))).json()).toMatchObject({ code: 'signature_invalid' });
    expect(sessions.keys.lookedUp).toEqual(['nobody']);
    expect((await get(token)).statusCode).toBe(200);
  });

  it('looks nothing up for a bad signature under a known name, nor for a token without a name', async () => {
    const { sessions, get, forge, token } = await signedInApp();
    const nameless = importSecretKey('q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-', { algorithm: 'HS256' });
    for (const forged of [
      forge(testKey('first')),
      forge(nameless),
      `${token.slice(0, -43)}${'A'.repeat(43)}`,
    ]) {
      expect((await get(forged)).json()).toMatchObject({ status_code: 401 });
    }
    expect(sessions.keys.lookedUp).toEqual([]);
  });

  it('looks nothing up for what is malformed, whatever name it gives', async () => {
    const { sessions, get, forge } = await signedInApp();
    const [header, payload] = forge(testKey('nobody')).split('.');
    for (const forged of [`${header}.e30=.AAAA`, `${header}.bm8.AAAA`, `${header}.${payload}.A`]) {
      expect((await get(forged)).json()).toMatchObject({ status_code: 401, code: 'token_malformed' });
    }
    expect(sessions.keys.lookedUp).toEqual([]);
  });

  it('tries once more, not for ever: a forged token under the name that was found is refused', async () => {
    const { sessions, get, forge } = await signedInApp();
    sessions.keys.offer(testKey('theirs'), ...sessions.keys.verifyingKeys());
    expect((await get(forge(testKey('theirs')))).json()).toMatchObject({ code: 'signature_invalid' });
    expect(sessions.keys.lookedUp).toEqual(['theirs']);
  });
});
