import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { serverUrl } from '../simulation/auth-server.fixture.ts';
import { ann, browserOfAnn } from '../simulation/signed-in.fixture.ts';
import { SimulatedBrowser } from '../simulation/browser.fixture.ts';
import { createAuthFetch } from './create-auth-fetch.ts';

const things = `${serverUrl}/things`;

/** A `fetch` that keeps what is sent and answers in turn. */
function recorder(...statuses: number[]) {
  const sent: { url: string; authorization: string | null; body: string; redirect: string }[] = [];
  const fetch = async (input: string | URL | Request) => {
    const request = input as Request;
    const { url, headers, redirect } = request;
    sent.push({ url, authorization: headers.get('Authorization'), body: await request.text(), redirect });
    return new Response(null, { status: statuses[sent.length - 1] ?? 200 });
  };
  return { fetch, sent };
}

async function start(...statuses: number[]) {
  const { browser, tabs } = await browserOfAnn();
  const { session } = tabs[0];
  const { fetch, sent } = recorder(...statuses);
  return { browser, session, sent, authFetch: createAuthFetch(session, { fetch }) };
}

it.each<[string, BodyInit]>([
  ['text', 'one'],
  ['bytes', new TextEncoder().encode('one')],
  ['a blob', new Blob(['one'])],
  ['form fields', new URLSearchParams('one=1')],
])('sends %s again after a 401, with the new token', async (_name, body) => {
  const { browser, authFetch, sent, session } = await start(401);
  const before = session.authorize(things);
  const response = await browser.during(authFetch(things, { method: 'POST', body }));
  expect(response.status).toBe(200);
  expect(sent.map(({ authorization }) => authorization)).toEqual([before, session.authorize(things)]);
  expect(sent[0]?.body).toMatch(/^one/);
  expect(sent[1]?.body).toBe(sent[0]?.body);
});

it('sends a Request again, and leaves a stream alone', async () => {
  const { browser, authFetch, sent } = await start(401, 200, 401);
  await browser.during(authFetch(new Request(things, { method: 'PUT', body: 'one' })));
  expect(sent.map(({ body }) => body)).toEqual(['one', 'one']);
  const stream = new Blob(['two']).stream();
  const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
  expect((await browser.during(authFetch(things, init))).status).toBe(401);
  expect(sent).toHaveLength(3);
});

it('sends it once more and never again', async () => {
  const { browser, authFetch, sent } = await start(401, 401, 200);
  expect((await browser.during(authFetch(things))).status).toBe(401);
  expect(sent).toHaveLength(2);
});

it('leaves a header of the caller alone, and its 401', async () => {
  const { browser, authFetch, sent } = await start(401);
  const headers = { authorization: 'Basic x' };
  expect((await browser.during(authFetch(things, { headers }))).status).toBe(401);
  expect(sent).toMatchObject([{ authorization: 'Basic x', redirect: 'follow' }]);
});

it('does not wait for the session where no token may go', async () => {
  const { browser, authFetch, sent } = await start();
  browser.time.sleep(400_000);
  await authFetch('https://cdn.example.com/logo.svg');
  expect(sent).toMatchObject([{ authorization: null, redirect: 'follow' }]);
});

it('follows no redirect with a token, unless the caller looks at it', async () => {
  const { browser, authFetch, sent } = await start();
  await browser.during(authFetch(things));
  await browser.during(authFetch(things, { redirect: 'manual' }));
  expect(sent.map(({ redirect }) => redirect)).toEqual(['error', 'manual']);
});

it('stops waiting for a refresh when the caller does, and lets it go on for others', async () => {
  const { browser, authFetch, session } = await start(401);
  const before = session.token();
  const controller = new AbortController();
  const request = authFetch(things, { signal: controller.signal });
  await browser.time.advance(20);
  controller.abort(new Error('enough'));
  await expect(request).rejects.toThrow('enough');
  await browser.time.advance(1_000);
  expect(session.token()).not.toBe(before);
});

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function listen(answer: (url: string, authorization: string | undefined) => [number, string]) {
  const server = createServer(({ url = '', headers }, response) => {
    const [status, location] = answer(url, headers.authorization);
    response.writeHead(status, { Location: location, Connection: 'close' }).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it.each([301, 302, 303, 307, 308])('takes the token to no other origin by a %d', async (status) => {
  const seen: (string | undefined)[] = [];
  const other = await listen((_url, authorization) => (seen.push(authorization), [200, '']));
  const api = await listen((url) => (url === '/here' ? [200, ''] : [status, `${other}/there`]));
  const browser = new SimulatedBrowser();
  const { session } = browser.open({ attachTo: [api] });
  await browser.during(session.signIn(ann));
  const authFetch = createAuthFetch(session);
  expect((await authFetch(`${api}/here`)).status).toBe(200);
  await expect(authFetch(`${api}/moved`)).rejects.toThrow(TypeError);
  expect((await authFetch(`${api}/moved`, { redirect: 'manual' })).status).toBe(status);
  expect(seen).toEqual([]);
});
