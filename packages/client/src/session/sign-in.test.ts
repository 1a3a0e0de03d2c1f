import { expect, it, vi } from 'vitest';
import { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import { craftToken } from '../token/craft-token.fixture.ts';
import { createAuthSession } from './create-auth-session.ts';
import { fakeServer, tokenAnswer, tokenOf } from './fake-server.fixture.ts';

const credentials = { username: 'ann', password: 'correct horse' };

function start(options = {}) {
  const server = fakeServer();
  const session = createAuthSession({
    serverUrl: 'https://api.example.com/api/',
    fetch: server.fetch,
    ...options,
  });
  return { session, requests: server.requests };
}

/** Signs in against one answer, and returns the error. */
async function failWith(answer: Response): Promise<LatchkeyClientError> {
  const { session, requests } = start();
  const signIn = session.signIn(credentials);
  requests[0]?.answer(answer);
  const fault: unknown = await signIn.catch((reason: unknown) => reason);
  expect(fault).toBeInstanceOf(LatchkeyClientError);
  expect(session.state).toEqual({ status: 'signed-out', reason: 'initial' });
  return fault as LatchkeyClientError;
}

it('starts signed out, without a request', () => {
  const { session, requests } = start();
  expect(session.state).toEqual({ status: 'signed-out', reason: 'initial' });
  expect(session.token()).toBeNull();
  expect(requests).toHaveLength(0);
});

it('posts the credentials and asks for a session in a cookie, below the path of serverUrl', () => {
  const { session, requests } = start();
  void session.signIn({ ...credentials, admin: true } as typeof credentials);
  expect(requests).toHaveLength(1);
  const { url, init = {} } = requests[0] ?? {};
  expect(url).toBe('https://api.example.com/api/auth');
  expect(init).toMatchObject({
    method: 'POST',
    credentials: 'include',
    redirect: 'error',
  });
  expect(new Headers(init.headers).get('X-Latchkey-Csrf')).toBe('1');
  expect(JSON.parse(init.body as string)).toEqual({ ...credentials, session: 'cookie' });
});

it('posts the credentials and nothing else where no session is wanted', async () => {
  const { session, requests } = start({ session: 'none' });
  const signIn = session.signIn({ ...credentials, admin: true } as typeof credentials);
  requests[0]?.answer(tokenAnswer('1'));
  await signIn;
  expect(requests).toHaveLength(1);
  expect(requests[0]?.url).toBe('https://api.example.com/api/auth');
  expect(requests[0]?.init).toMatchObject({
    method: 'POST',
    credentials: 'omit',
    redirect: 'error',
  });
  const headers = new Headers(requests[0]?.init.headers);
  expect(headers.get('Content-Type')).toBe('application/json');
  expect(headers.get('X-Latchkey-Csrf')).toBeNull();
  expect(JSON.parse(requests[0]?.init.body as string)).toEqual(credentials);
});

it('is signed in when the promise resolves, with the claims and the expiry', async () => {
  const { session, requests } = start();
  const signIn = session.signIn(credentials);
  requests[0]?.answer(tokenAnswer('1'));
  const state = await signIn;
  expect(state).toBe(session.state);
  expect(state).toMatchObject({ status: 'signed-in', claims: { sub: '1' } });
  expect(state.expiresAtMs).toBe(1_700_000_300_000);
  expect(session.token()).toBe(tokenOf('1'));
  expect(Object.isFrozen(state) && Object.isFrozen(state.claims)).toBe(true);
});

it('passes on what the server refused with, and how long to wait', async () => {
  const body = {
    status_code: 503,
    error: 'Service Unavailable',
    description: 'Too busy',
    code: 'overloaded',
  };
  const error = await failWith(Response.json(body, { status: 503, headers: { 'Retry-After': '7' } }));
  expect(error).toMatchObject({
    code: 'overloaded',
    description: 'Too busy',
    status: 503,
    retryAfterSeconds: 7,
  });
});

it('reads a Retry-After that names a date by the clock that it was given', async () => {
  const { session, requests } = start({ now: () => Date.UTC(2026, 0, 1, 12, 0, 0) });
  const signIn = session.signIn(credentials);
  const headers = { 'Retry-After': 'Thu, 01 Jan 2026 12:00:30 GMT' };
  requests[0]?.answer(Response.json({}, { status: 503, headers }));
  await expect(signIn).rejects.toMatchObject({ retryAfterSeconds: 30 });
});

it.each([
  ['HTML', () => new Response('<p>hello</p>')],
  ['no token', () => Response.json({ token_type: 'Bearer' })],
  ['null', () => Response.json(null)],
  ['another token type', () => Response.json({ access_token: tokenOf('1'), token_type: 'DPoP' })],
  ['no token type', () => Response.json({ access_token: tokenOf('1') })],
  ['an opaque token', () => Response.json({ access_token: 'marked-opaque', token_type: 'Bearer' })],
  [
    'a token that breaks a header',
    () => Response.json({ access_token: `${tokenOf('1')}\r\nX: y`, token_type: 'Bearer' }),
  ],
  [
    'an expiry that is no number',
    () => Response.json({ access_token: craftToken({ exp: 'x' }), token_type: 'Bearer' }),
  ],
])('refuses a success that carries %s', async (_name, answer) => {
  const error = await failWith(answer());
  expect(error.code).toBe('response_invalid');
  expect(error.message).not.toMatch(/marked|eyJ/);
});

it('accepts the token type in any case', async () => {
  const { session, requests } = start();
  const signIn = session.signIn(credentials);
  requests[0]?.answer(Response.json({ access_token: tokenOf('1'), token_type: 'bearer' }));
  expect((await signIn).status).toBe('signed-in');
});

it('calls a fetch that fails a network error, and tells nothing of it', async () => {
  const { session, requests } = start();
  const signIn = session.signIn(credentials);
  requests[0]?.fail(new TypeError('marked correct horse'));
  const fault = (await signIn.catch((reason: unknown) => reason)) as LatchkeyClientError;
  expect(fault).toMatchObject({ code: 'network_error', description: 'The server cannot be reached.' });
  expect(fault.cause).toBeUndefined();
});

it('gives up at the timeout, even if fetch ignores its signal, and tells fetch', async () => {
  const { session, requests } = start({ requestTimeoutMs: 1 });
  await expect(session.signIn(credentials)).rejects.toMatchObject({ code: 'timeout' });
  expect(requests[0]?.init.signal?.aborted).toBe(true);
});

it('leaves no timer behind, whether it worked or not', async () => {
  vi.useFakeTimers();
  try {
    const { session, requests } = start({ session: 'none' });
    const first = session.signIn(credentials);
    expect(vi.getTimerCount()).toBe(1);
    requests[0]?.answer(tokenAnswer('1'));
    await first;
    expect(vi.getTimerCount()).toBe(0);
    const second = session.signIn(credentials);
    requests[1]?.fail(new TypeError('Failed to fetch'));
    await expect(second).rejects.toThrow(LatchkeyClientError);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

it.each([
  ['undefined', undefined],
  ['null', null],
  ['a BigInt', { username: 'ann', password: 1n }],
])(
  'calls %s for credentials a mistake of the program, and lets what is under way go on',
  async (_name, faulty) => {
    const { session, requests } = start();
    const first = session.signIn(credentials);
    await expect(session.signIn(faulty as unknown as typeof credentials)).rejects.toThrow(TypeError);
    requests[0]?.answer(tokenAnswer('1'));
    expect((await first).status).toBe('signed-in');
    expect(requests).toHaveLength(1);
  },
);

it('stays signed in as before when another sign-in fails', async () => {
  const { session, requests } = start();
  const first = session.signIn(credentials);
  requests[0]?.answer(tokenAnswer('1'));
  await first;
  const second = session.signIn(credentials);
  requests[1]?.answer(Response.json({}, { status: 401 }));
  await expect(second).rejects.toMatchObject({ code: 'response_invalid', status: 401 });
  expect(session.token()).toBe(tokenOf('1'));
});
