import { expect, it } from 'vitest';
import type { AuthSessionOptions } from './auth-session.ts';
import { createAuthSession } from './create-auth-session.ts';
import { fakeServer, tokenAnswer, tokenOf } from './fake-server.fixture.ts';

async function signedIn(options = {}) {
  const { fetch, requests } = fakeServer();
  const session = createAuthSession({ serverUrl: 'http://localhost:5000', fetch, ...options });
  const signIn = async () => {
    const state = session.signIn({ username: 'ann', password: 'correct horse' });
    requests.at(-1)?.answer(tokenAnswer('1'));
    return state;
  };
  await signIn();
  return { session, signIn };
}

it('tells listeners of changes only, until they unsubscribe', async () => {
  const { session, signIn } = await signedIn();
  const seen: string[] = [];
  const unsubscribe = session.subscribe(({ status }) => seen.push(status));
  void session.signOut();
  void session.signOut();
  await signIn();
  unsubscribe();
  unsubscribe();
  void session.signOut();
  expect(seen).toEqual(['signed-out', 'signed-in']);
});

it('keeps apart two subscriptions of one listener', async () => {
  const { session } = await signedIn();
  let calls = 0;
  const listener = () => {
    calls++;
  };
  session.subscribe(listener)();
  session.subscribe(listener);
  void session.signOut();
  expect(calls).toBe(1);
});

it('tells no listener of a state that is over already', async () => {
  const { session, signIn } = await signedIn();
  void session.signOut();
  session.subscribe(({ status }) => status === 'signed-in' && void session.signOut());
  const seen: string[] = [];
  session.subscribe(({ status }) => seen.push(status));
  await signIn();
  expect(seen).toEqual(['signed-out']);
});

it('tells no listener whose subscription another one has just ended', async () => {
  const { session } = await signedIn();
  const seen: string[] = [];
  session.subscribe(() => {
    unsubscribe();
  });
  const unsubscribe = session.subscribe(({ status }) => seen.push(status));
  void session.signOut();
  expect(seen).toEqual([]);
});

it('tells no listener after one has disposed of the session', async () => {
  const { session } = await signedIn();
  const seen: string[] = [];
  session.subscribe(() => session.dispose());
  session.subscribe(({ status }) => seen.push(status));
  void session.signOut();
  expect(seen).toEqual([]);
});

it('reports the fault of a listener as an unhandled rejection, and tells the others all the same', async () => {
  const { session } = await signedIn();
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  const reported = new Promise((resolve) => process.once('unhandledRejection', resolve));
  const seen: string[] = [];
  session.subscribe(() => {
    throw new Error('a faulty listener');
  });
  session.subscribe(({ status }) => seen.push(status));
  void session.signOut();
  expect(seen).toEqual(['signed-out']);
  expect(await reported).toMatchObject({ message: 'a faulty listener' });
  for (const other of others) process.on('unhandledRejection', other);
});

it('has a state that nobody can change from without', async () => {
  const { session } = await signedIn();
  const { state } = session;
  const members: unknown[] = Object.values(state);
  expect(members).toContain(1_700_000_300_000);
  for (const member of [state, ...members]) expect(Object.isFrozen(member)).toBe(true);
});

it('gives the token to the server and to nobody else by default', async () => {
  const { session } = await signedIn();
  expect(session.authorize('http://localhost:5000/protected')).toBe(`Bearer ${tokenOf('1')}`);
  expect(session.authorize('http://127.0.0.1:5000/protected')).toBeNull();
  expect(session.authorize('/protected')).toBeNull();
});

it('gives the token to the entries of attachTo instead, where there are any', async () => {
  const { session } = await signedIn({ attachTo: ['https://api.example.com/v1'] });
  expect(session.authorize('https://api.example.com/v1/things')).toBe(`Bearer ${tokenOf('1')}`);
  expect(session.authorize('http://localhost:5000/protected')).toBeNull();
});

it('gives an expired token too, so that the server decides', async () => {
  const { session } = await signedIn({ now: () => 1e15 });
  expect(session.authorize('http://localhost:5000/')).not.toBeNull();
});

it('gives nothing when signed out', async () => {
  const { session } = await signedIn();
  void session.signOut();
  expect(session.authorize('http://localhost:5000/')).toBeNull();
});

it.each([
  [
    { serverUrl: 'http://api.example.com' },
    'serverUrl: "http://api.example.com" must be an https URL, or http on localhost',
  ],
  [{ serverUrl: '/api' }, 'serverUrl: "/api" must be an https URL'],
  [{ serverUrl: 'https://api.example.com', attachTo: ['*'] }, 'attachTo: "*" must be an https URL'],
  ...[0, 0.9, -1, Number.NaN, Infinity, 2 ** 31].map((requestTimeoutMs): [object, string] => [
    { serverUrl: 'https://api.example.com', requestTimeoutMs },
    'requestTimeoutMs: must be from 1 to 2147483647 milliseconds',
  ]),
])('refuses the options %j', (options, message) => {
  const create = () => createAuthSession(options as AuthSessionOptions);
  expect(create).toThrow(TypeError);
  expect(create).toThrow(message);
});
