import { expect, it } from 'vitest';
import { createAuthSession } from './create-auth-session.ts';
import { fakeServer } from './fake-server.fixture.ts';

const credentials = { username: 'ann', password: 'correct horse' };

function start() {
  const { fetch, requests } = fakeServer();
  return { session: createAuthSession({ serverUrl: 'https://api.example.com', fetch }), requests };
}

it('asks for an account, and signs nobody in', async () => {
  const { session, requests } = start();
  const registered = session.register({ ...credentials, admin: true } as typeof credentials);
  expect(requests[0]?.url).toBe('https://api.example.com/auth/register');
  expect(JSON.parse(requests[0]?.init.body as string)).toEqual(credentials);
  requests[0]?.answer(Response.json({ id: '7', username: 'ann' }, { status: 201 }));
  expect(await registered).toEqual({ id: '7', username: 'ann' });
  expect(session.state).toEqual({ status: 'signed-out', reason: 'initial' });
});

it('says what is wrong with which field', async () => {
  const { session, requests } = start();
  const registered = session.register(credentials);
  const fields = { password: 'too_short' };
  const body = { code: 'validation_failed', description: 'The password is too short', fields };
  requests[0]?.answer(Response.json(body, { status: 400 }));
  await expect(registered).rejects.toMatchObject({ code: 'validation_failed', status: 400, fields });
});

it('is not overtaken by a sign-in, but ends with the session object', async () => {
  const { session, requests } = start();
  const registered = session.register(credentials);
  void session.signOut();
  expect(requests[0]?.init.signal?.aborted).toBe(false);
  session.dispose();
  await expect(registered).rejects.toMatchObject({ code: 'aborted' });
  await expect(session.register(credentials)).rejects.toMatchObject({ code: 'aborted' });
});
