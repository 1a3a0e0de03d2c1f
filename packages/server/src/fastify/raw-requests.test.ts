import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { signIn, testApp } from './test-app.fixture.ts';

/** Sends bytes as they are, as no HTTP client would, and returns everything that comes back. */
async function send(app: FastifyInstance, request: string): Promise<string> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(request);
  return text(socket);
}

function bodyOf(response: string): unknown {
  return JSON.parse(response.slice(response.indexOf('\r\n\r\n') + 4));
}

describe('requests over a socket', () => {
  it('two Authorization headers are refused, even equal ones', async () => {
    const app = await testApp();
    const header = `Authorization: Bearer ${await signIn(app)}\r\n`;
    const head = 'GET /protected HTTP/1.1\r\nHost: test\r\nConnection: close\r\n';
    expect(await send(app, `${head}${header}\r\n`)).toMatch(/^HTTP\/1.1 200 /);
    const twice = await send(app, `${head}${header}${header}\r\n`);
    expect(twice).toMatch(/^HTTP\/1.1 400 /);
    expect(bodyOf(twice)).toMatchObject({ status_code: 400, code: 'header_repeated' });
    const emptyFirst = await send(app, `${head}Authorization:\r\n${header}\r\n`);
    expect(bodyOf(emptyFirst)).toMatchObject({ code: 'header_repeated' });
  });

  it.each([
    ['what is no HTTP', 'HELLO\r\n\r\n', 400, 'request_malformed'],
    ['a header without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
    [
      'two lengths',
      'POST /auth HTTP/1.1\r\nHost: test\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'request_malformed',
    ],
    [
      'a length that is none',
      'POST /auth HTTP/1.1\r\nHost: test\r\nContent-Length: -1\r\n\r\n',
      400,
      'request_malformed',
    ],
  ])('%s answers the error body', async (_case, request, status, code) => {
    const response = await send(await testApp(), request);
    expect(response).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(response).toContain('x-content-type-options: nosniff');
    expect(bodyOf(response)).toMatchObject({ status_code: status, code });
  });
});
