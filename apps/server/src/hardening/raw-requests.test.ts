import type { AddressInfo } from 'node:net';
import type { ErrorBody } from '@latchkey/contract';
import { expect, it } from 'vitest';
import { askRaw } from './ask-raw.fixture.ts';
import { createAnswerCheck, errorFaults, type GivenAnswer } from './check-answer.fixture.ts';
import { describedServer } from './described-server.fixture.ts';

async function listening() {
  const server = await describedServer();
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.app.server.address() as AddressInfo;
  const authorization = `Authorization: Bearer ${await server.token()}`;
  const ask = (target: string, ...headers: string[]) => {
    const lines = [`${target} HTTP/1.1`, 'Host: test', 'Connection: close', ...headers, '', ''];
    return askRaw(port, lines.join('\r\n'));
  };
  return { ...server, check: createAnswerCheck(server.document), authorization, ask };
}

function bodyOf({ body }: GivenAnswer): ErrorBody {
  return JSON.parse(body) as ErrorBody;
}

it('a request with two tokens opens no protected route', async () => {
  const { routes, check, authorization, ask } = await listening();
  for (const route of routes) {
    const answer = await ask(`${route.method} ${route.url}`, authorization, authorization);
    expect(check(route, answer), route.name).toEqual([]);
    if (route.isGuarded) expect(bodyOf(answer).code, route.name).toBe('header_repeated');
  }
});

const oddHeaders = [
  'Content-Length: 1\r\nContent-Length: 2',
  'Content-Type: application/json\r\nContent-Type: text/plain',
  'Transfer-Encoding: chunked\r\nContent-Length: 5',
  'Transfer-Encoding: gzip',
  'Expect: 100-continue',
  'Expect: the impossible',
  'Cookie: latchkey_refresh=a; latchkey_refresh=b',
  `Cookie: ${' '.repeat(10_000)}`,
  'X-Latchkey-Csrf: 1\r\nX-Latchkey-Csrf: 1',
  'Origin: null\r\nOrigin: http://localhost:3000',
  'X-Forwarded-For: \x7f, unknown, 999.1.1.1',
  'X-Http-Method-Override: DELETE',
  'If-None-Match: *, "',
  `X-Long: ${'x'.repeat(20_000)}`,
];

it('odd headers are answered in the one error body, or do no harm', async () => {
  const { routes, ask } = await listening();
  const answers = routes.flatMap(({ name, method, url }) =>
    oddHeaders.map(async (headers) => {
      const answer = await ask(`${method} ${url}`, headers);
      const about = `${name} with ${headers.slice(0, 60)}`;
      expect(answer.statusCode, about).toBeGreaterThan(0);
      expect(answer.statusCode, about).toBeLessThan(500);
      if (answer.statusCode >= 400) expect(errorFaults(answer, bodyOf(answer)), about).toEqual([]);
    }),
  );
  expect(await Promise.all(answers)).toHaveLength(routes.length * oddHeaders.length);
});

const oddParts = [
  'x'.repeat(90),
  'x'.repeat(5000),
  '%00',
  '%ff',
  '%',
  '%c0%ae%c0%ae',
  '%2e%2e',
  '..%2f..%2fauth',
  '%F0%9F%94%91',
  '%ED%A0%80',
  '__proto__',
  'constructor',
  "'%20OR%201=1--",
  '%22%3E%3Cscript%3E',
  '%0d%0aSet-Cookie:%20a=b',
  ' ',
];

it('no odd part of a path is answered otherwise than the description says', async () => {
  const { routes, check, authorization, ask } = await listening();
  const withPart = routes.filter(({ path }) => path.includes('{'));
  expect(withPart.length).toBeGreaterThan(0);
  for (const route of withPart) {
    for (const part of oddParts) {
      const target = `${route.method} ${route.path.replace(/\{[a-z]+\}/, part)}`;
      const answer = await ask(target, authorization);
      expect(check(route, answer), target.slice(0, 80)).toEqual([]);
      expect([204, 400], target.slice(0, 80)).toContain(answer.statusCode);
    }
  }
});

const nowhere = ['/auth/../docs', '/docs/.', 'docs', 'http:', '/%2561uth'];

it.each(['GET', 'get', 'BREW', 'SEARCH'])('odd targets of %s lead nowhere', async (method) => {
  const { ask } = await listening();
  for (const target of nowhere) {
    const answer = await ask(`${method} ${target}`);
    expect([400, 404, 405], target).toContain(answer.statusCode);
    expect(errorFaults(answer, bodyOf(answer)), target).toEqual([]);
  }
});
