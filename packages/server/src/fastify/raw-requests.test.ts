import { describe, expect, it } from 'vitest';
import { bodyOf, send } from './raw-request.fixture.ts';
import { signIn, testApp } from './test-app.fixture.ts';

describe('requests over a socket', () => {
  it('two Authorization headers are refused, even equal ones', async () => {
    const app = await testApp();
    const header = `Authorization: Bearer ${await signIn(app)}\r\n`;
    const head = 'GET /protected HTTP/1.1\r\nHost: test\r\nConnection: close\r\n';
    expect(await send(app, `${head}${header}\r\n`)).toMatch(/^HTTP\/1.1 200 /);
    const twice = await send(app, `${head}${header}${header}\r\n`);
    expect(twice).toMatch(/^HTTP\/1.1 400 /);
    expect(bodyOf(twice)).toMatchObject({ status_code: 400, code: 'header_repeated' });
    expect(twice).toContain('www-authenticate: Bearer realm="Login Required", error="invalid_request", ');
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
