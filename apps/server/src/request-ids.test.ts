import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { testServer } from './test-server.fixture.ts';

const anyId = /^[0-9a-f]{20}$/;

type Server = Awaited<ReturnType<typeof testServer>>;

/** The lines that were logged about a request. */
function linesOf({ logged }: Server, id: unknown): Record<string, unknown>[] {
  return logged()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ request_id }) => request_id === id);
}

/** Sends bytes that are no request, and returns everything that comes back. */
async function sendRaw({ app }: Server, bytes: string): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(bytes);
  return text(socket);
}

const json = { 'content-type': 'application/json' };

describe('the id of a request', () => {
  it.each([
    ['a refused token', { url: '/protected', headers: { authorization: 'Bearer x' } }],
    ['no token', { url: '/auth/sessions' }],
    ['an unknown path', { url: '/nowhere' }],
    ['a wrong method', { method: 'PUT', url: '/auth' }],
    ['a malformed body', { method: 'POST', url: '/auth', headers: json, payload: '{' }],
    ['a wrong type', { method: 'POST', url: '/auth', payload: { username: 1, password: 'x' } }],
    ['wrong credentials', { method: 'POST', url: '/auth', payload: { username: 'user', password: 'x' } }],
    [
      'another content type',
      { method: 'POST', url: '/auth', headers: { 'content-type': 'a/b' }, payload: 'x' },
    ],
    ['a body too large', { method: 'POST', url: '/auth', headers: json, payload: `"${'x'.repeat(40_000)}"` }],
    ['a page that is not there', { url: '/main-ABCD1234.css' }],
    ['an address that cannot be decoded', { url: '/%zz' }],
    ['an address with a part too long', { method: 'DELETE', url: `/auth/sessions/${'x'.repeat(200)}` }],
  ] as const)('is in the body, the header and one line of the log: %s', async (_case, request) => {
    const server = await testServer();
    const response = await server.app.inject(request);
    const { request_id: id, code } = response.json<{ request_id: string; code: string }>();
    expect(id).toMatch(anyId);
    expect(response.headers['x-request-id']).toBe(id);
    expect(linesOf(server, id)).toMatchObject([{ status: response.statusCode, code }]);
  });

  it('is there for what is no request, too', async () => {
    const server = await testServer();
    const response = await sendRaw(server, 'HELLO\r\n\r\n');
    const [head = '', body = ''] = response.split('\r\n\r\n');
    const { request_id: id } = JSON.parse(body) as { request_id: string };
    expect(id).toMatch(anyId);
    expect(head).toContain(`X-Request-Id: ${id}`);
    expect(linesOf(server, id)).toMatchObject([
      { level: 30, status: 400, code: 'request_malformed', remoteAddress: '127.0.0.1' },
    ]);
  });

  it('is on answers that refuse nothing, and never twice the same', async () => {
    const { app } = await testServer();
    const answers = await Promise.all(Array.from({ length: 50 }, () => app.inject({ url: '/unprotected' })));
    const ids = answers.map(({ headers }) => headers['x-request-id']);
    for (const id of ids) expect(id).toMatch(anyId);
    expect(new Set(ids).size).toBe(50);
  });

  it('is never one that a client chose', async () => {
    const server = await testServer();
    const chosen = 'aaaaaaaaaaaaaaaaaaaa';
    for (const name of ['x-request-id', 'request-id', 'x-correlation-id']) {
      const response = await server.app.inject({ url: '/nowhere', headers: { [name]: chosen } });
      expect(response.headers['x-request-id']).not.toBe(chosen);
    }
    expect(server.logged()).not.toContain(chosen);
  });
});
