import { expect, it } from 'vitest';
import { createAuthSession } from './create-auth-session.ts';
import { fakeServer, tokenAnswer, tokenOf } from './fake-server.fixture.ts';

const credentials = { username: 'ann', password: 'correct horse' };

function start() {
  const { fetch, requests } = fakeServer();
  return { session: createAuthSession({ serverUrl: 'https://api.example.com', fetch }), requests };
}

it('lets the newer of two sign-ins win, whichever answer comes last', async () => {
  const { session, requests } = start();
  const older = session.signIn(credentials);
  const newer = session.signIn(credentials);
  expect(requests[1]?.init.signal?.aborted).toBe(false);
  requests[1]?.answer(tokenAnswer('newer'));
  await newer;
  requests[0]?.answer(tokenAnswer('older'));
  await expect(older).rejects.toMatchObject({ code: 'aborted' });
  expect(session.token()).toBe(tokenOf('newer'));
  expect(requests[0]?.init.signal?.aborted).toBe(true);
});

it('does not wait for the answer of a sign-in that is overtaken', async () => {
  const { session } = start();
  const older = session.signIn(credentials);
  void session.signOut();
  await expect(older).rejects.toMatchObject({ code: 'aborted' });
});

it('stays signed out when an answer comes after the sign-out', async () => {
  const { session, requests } = start();
  const signIn = session.signIn(credentials);
  requests[0]?.answer(tokenAnswer('late'));
  void session.signOut();
  await expect(signIn).rejects.toMatchObject({ code: 'aborted' });
  expect(session.state).toEqual({ status: 'signed-out', reason: 'signed-out' });
  expect(session.token()).toBeNull();
});

it('stays signed out at whichever step of the answer the sign-out comes', async () => {
  for (let steps = 0; steps < 40; steps++) {
    const { session, requests } = start();
    const signIn = session.signIn(credentials).catch(() => undefined);
    requests[0]?.answer(tokenAnswer('1'));
    for (let step = 0; step < steps; step++) await Promise.resolve();
    void session.signOut();
    await signIn;
    expect(session.token()).toBeNull();
    expect(session.state.status).toBe('signed-out');
  }
});

it('keeps the newer sign-in when the older one fails late', async () => {
  const { session, requests } = start();
  const older = session.signIn(credentials);
  const newer = session.signIn(credentials);
  requests[1]?.answer(tokenAnswer('newer'));
  await newer;
  requests[0]?.fail(new TypeError('late'));
  await expect(older).rejects.toMatchObject({ code: 'aborted' });
  expect(session.state.status).toBe('signed-in');
});

it('disposes for good: aborts, signs out, and signs in no more', async () => {
  const { session, requests } = start();
  const signIn = session.signIn(credentials);
  session.dispose();
  await expect(signIn).rejects.toMatchObject({ code: 'aborted' });
  await expect(session.signIn(credentials)).rejects.toMatchObject({ code: 'aborted' });
  expect(requests).toHaveLength(1);
});

it('is over at once when the fetch itself signs out and never answers', async () => {
  const session = createAuthSession({
    serverUrl: 'https://api.example.com',
    fetch: (url) => {
      if ((url as string).endsWith('/auth')) void session.signOut();
      return new Promise<never>(() => undefined);
    },
  });
  await expect(session.signIn(credentials)).rejects.toMatchObject({ code: 'aborted' });
});

it('lets the newest win when a fetch signs in again as it hears of its abort', async () => {
  const { fetch, requests } = fakeServer();
  const again: Promise<unknown>[] = [];
  const session = createAuthSession({
    serverUrl: 'https://api.example.com',
    fetch: (url, init) => {
      if (requests.length === 0)
        init?.signal?.addEventListener('abort', () => again.push(session.signIn(credentials)));
      return fetch(url, init);
    },
  });
  const first = session.signIn(credentials);
  const second = session.signIn(credentials);
  await expect(first).rejects.toMatchObject({ code: 'aborted' });
  await expect(second).rejects.toMatchObject({ code: 'aborted' });
  expect(requests).toHaveLength(2);
  requests[1]?.answer(tokenAnswer('newest'));
  await Promise.all(again);
  expect(session.token()).toBe(tokenOf('newest'));
});

it('stays signed out when a fetch that has answered signs out as its signal aborts', async () => {
  const session = createAuthSession({
    serverUrl: 'https://api.example.com',
    fetch: (url, init) => {
      if ((url as string).endsWith('/auth'))
        init?.signal?.addEventListener('abort', () => void session.signOut());
      return Promise.resolve(tokenAnswer('1'));
    },
  });
  await expect(session.signIn(credentials)).rejects.toMatchObject({ code: 'aborted' });
  expect(session.state).toEqual({ status: 'signed-out', reason: 'signed-out' });
});
