import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeJwt } from '@latchkey/server';
import { startServer } from '../start-server.ts';
import { addUser, type Engine, engines, latchkey, password, storeEnv } from './run-cli.fixture.ts';

/** Each second a server asks its store for what others have changed; the rest is for a busy machine. */
const soon = { timeout: 20_000, interval: 50 };

/** A server that runs while commands change its store, and Alice, who has a session there. */
async function serverWithAlice(engine: Engine, further: Record<string, string> = {}) {
  const env = { ...(await storeEnv(engine)), PORT: '0', LOG_LEVEL: 'silent', ...further };
  const server = await startServer(env);
  onTestFinished(async () => {
    await server.stop();
  });
  await addUser(env, 'alice');
  const post = (path: string, body: object) =>
    fetch(new URL(path, server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const signIn = () => post('/auth', { username: 'alice', password, session: 'token' });
  const signedIn = async () =>
    (await (await signIn()).json()) as { access_token: string; refresh_token: string };
  const ask = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(new URL('/auth/sessions', server.url), { headers })).status;
  };
  const refresh = async (refreshToken: string) =>
    (await post('/auth/refresh', { refresh_token: refreshToken })).status;
  return { env, signIn, signedIn, ask, refresh };
}

describe.each(engines)('a server that runs on %s', (engine) => {
  it('refuses the tokens of a user who is disabled by a command', async () => {
    const { env, signIn, signedIn, ask, refresh } = await serverWithAlice(engine);
    const { access_token: token, refresh_token: refreshToken } = await signedIn();
    expect(await ask(token)).toBe(200);
    expect(await latchkey(['user', 'disable', 'alice'], { env })).toMatchObject({ code: 0, stderr: '' });
    await expect.poll(() => ask(token), soon).toBe(401);
    expect(await refresh(refreshToken)).toBe(401);
    expect((await signIn()).status).toBe(401);
    expect(await latchkey(['user', 'enable', 'alice'], { env })).toMatchObject({ code: 0, stderr: '' });
    expect((await signIn()).status).toBe(200);
  });

  it.each([
    ['user', 'delete', 'alice', '--yes'],
    ['user', 'set-password', 'alice', '--generate'],
    ['session', 'end', '--user', 'alice', '--all'],
  ])('refuses tokens and sessions after "%s %s"', async (...command) => {
    const { env, signedIn, ask, refresh } = await serverWithAlice(engine);
    const { access_token: token, refresh_token: refreshToken } = await signedIn();
    expect(await ask(token)).toBe(200);
    expect(await latchkey(command, { env })).toMatchObject({ code: 0, stderr: '' });
    await expect.poll(() => ask(token), soon).toBe(401);
    expect(await refresh(refreshToken)).toBe(401);
  });

  it('ends the one session that a command names', async () => {
    const { env, signedIn, ask } = await serverWithAlice(engine);
    const [one, other] = [(await signedIn()).access_token, (await signedIn()).access_token];
    const { sid } = decodeJwt(one).claims;
    expect(await latchkey(['session', 'end', String(sid)], { env })).toMatchObject({ code: 0, stderr: '' });
    await expect.poll(() => ask(one), soon).toBe(401);
    expect(await ask(other)).toBe(200);
  });

  it('gives new scopes with the next refresh, and refuses tokens with the old ones', async () => {
    const { env, signedIn, ask, refresh } = await serverWithAlice(engine);
    const { access_token: token, refresh_token: refreshToken } = await signedIn();
    const command = ['user', 'scope', 'alice', '--add', 'reports:read'];
    expect(await latchkey(command, { env })).toMatchObject({ code: 0, stderr: '' });
    await expect.poll(() => ask(token), soon).toBe(401);
    expect(await refresh(refreshToken)).toBe(200);
    expect(decodeJwt((await signedIn()).access_token).claims['scope']).toBe('reports:read');
  });

  it('signs with the next key after a rotation, and refuses tokens of a key that is revoked', async () => {
    const { env, signedIn, ask } = await serverWithAlice(engine, { JWKS_MAX_AGE_SECONDS: '1' });
    const { access_token: first } = await signedIn();
    const rotate = async () => (await latchkey(['keys', 'rotate', '--json'], { env })).stdout;
    await expect.poll(rotate, soon).toContain('kid');
    const kidOf = (token: string) => decodeJwt(token).header['kid'];
    await expect.poll(async () => kidOf((await signedIn()).access_token), soon).not.toBe(kidOf(first));
    expect(await ask(first)).toBe(200);
    expect(await latchkey(['keys', 'revoke', String(kidOf(first))], { env })).toMatchObject({ code: 0 });
    await expect.poll(() => ask(first), soon).toBe(401);
  });
});
