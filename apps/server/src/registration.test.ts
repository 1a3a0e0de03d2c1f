import { describe, expect, it } from 'vitest';
import { testServer } from './test-server.fixture.ts';

const stranger = { username: 'Ren\u00e9', password: 'correct horse battery' };

type App = Awaited<ReturnType<typeof testServer>>['app'];

const post = (app: App, url: string, payload: object) => app.inject({ method: 'POST', url, payload });

describe('registration', () => {
  it('makes an account that can sign in', async () => {
    const { app, logged } = await testServer();
    const registered = await post(app, '/auth/register', stranger);
    expect(registered.statusCode).toBe(201);
    expect(registered.json()).toEqual({ id: '2', username: 'Ren\u00e9' });
    const signedIn = await post(app, '/auth', { ...stranger, username: 'REN\u00c9' });
    expect(signedIn.statusCode).toBe(200);
    expect(logged()).not.toContain(stranger.password);
  });

  it('gives one of raced strangers the name', async () => {
    const { app } = await testServer();
    const raced = await Promise.all(
      ['alice', 'ALICE', '\uff21lice', '\u0430lice'].map((username) =>
        post(app, '/auth/register', { ...stranger, username }),
      ),
    );
    expect(raced.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400, 409, 409]);
  });

  it('says everything that is wrong at once', async () => {
    const { app } = await testServer();
    const refused = await post(app, '/auth/register', { username: 'a b', password: 'password' });
    expect(refused.json()).toMatchObject({
      status_code: 400,
      code: 'validation_failed',
      fields: { username: 'unsupported', password: 'too_short' },
    });
  });

  it('gives nobody more than an account', async () => {
    const { app } = await testServer();
    await post(app, '/auth/register', {
      ...stranger,
      id: '1',
      scopes: ['admin'],
      scope: 'admin',
      role: 'admin',
    });
    const { access_token: token } = (await post(app, '/auth', stranger)).json<{ access_token: string }>();
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(claims).toMatchObject({ sub: '2', scope: '' });
  });

  it('is refused where it is switched off', async () => {
    const { app } = await testServer({ config: { registration: 'off' } });
    const refused = await post(app, '/auth/register', stranger);
    expect(refused.json()).toMatchObject({ status_code: 403, code: 'registration_off' });
    expect((await post(app, '/auth', stranger)).json()).toMatchObject({ code: 'credentials_invalid' });
  });
});
