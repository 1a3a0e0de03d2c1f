import { expect, it } from 'vitest';
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
  session.signOut();
  session.signOut();
  await signIn();
  unsubscribe();
  unsubscribe();
  session.signOut();
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
  session.signOut();
  expect(calls).toBe(1);
});

it('tells no listener of a state that is over already', async () => {
  const { session, signIn } = await signedIn();
  session.signOut();
  session.subscribe(({ status }) => status === 'signed-in' && session.signOut());
  const seen: string[] = [];
  session.subscribe(({ status }) => seen.push(status));
  await signIn();
  expect(seen).toEqual(['signed-out']);
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
  session.signOut();
  expect(session.authorize('http://localhost:5000/')).toBeNull();
});

it.each([
  [
    { serverUrl: 'http://api.example.com' },
    'serverUrl: "http://api.example.com" would send tokens unprotected',
  ],
  [{ serverUrl: '/api' }, 'serverUrl: "/api" is no absolute URL'],
  [{ serverUrl: 'https://api.example.com', attachTo: ['*'] }, 'attachTo: "*" is no absolute URL'],
])('refuses the options %j', (options, message) => {
  expect(() => createAuthSession(options)).toThrow(TypeError);
  expect(() => createAuthSession(options)).toThrow(message);
});
