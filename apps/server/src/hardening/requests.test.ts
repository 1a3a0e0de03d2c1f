import type { ErrorBody } from '@latchkey/contract';
import { expect, it } from 'vitest';
import { createAnswerCheck, errorFaults } from './check-answer.fixture.ts';
import { describedServer } from './described-server.fixture.ts';
import { exampleBody } from './odd-bodies.fixture.ts';

const oddTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonx',
  'application/problem+json',
  'application/json, text/plain',
  'json',
  ';',
  'application/',
  '/',
  `application/${'x'.repeat(5000)}`,
  'application/json ; charset=utf-16; charset=utf-8',
  'APPLICATION/JSON',
  'application/json;',
  '__proto__',
];

it('no odd content type is answered otherwise than the description says', async () => {
  const { document, routes, ask, token } = await describedServer();
  const check = createAnswerCheck(document);
  for (const route of routes) {
    const authorization = `Bearer ${await token()}`;
    const payload =
      route.method === 'GET' ? undefined : JSON.stringify({ ...exampleBody(route.operation), extra: 1 });
    for (const type of oddTypes) {
      const headers = { authorization, 'content-type': type };
      const answer = await ask({
        method: route.method,
        url: route.url,
        headers,
        ...(payload && { payload }),
      });
      expect(check(route, answer), `${route.name} of the type ${type.slice(0, 60)}`).toEqual([]);
    }
    for (const encoding of ['gzip', 'br', 'identity, gzip', 'x']) {
      const headers = { authorization, 'content-encoding': encoding, 'content-type': 'application/json' };
      const answer = await ask({
        method: route.method,
        url: route.url,
        headers,
        ...(payload && { payload }),
      });
      expect(check(route, answer), `${route.name} in the encoding ${encoding}`).toEqual([]);
    }
  }
});

it('a body without a content type, or of another, is refused', async () => {
  const { routes, ask, token } = await describedServer();
  const authorization = `Bearer ${await token()}`;
  for (const { name, method, url, operation } of routes.filter(({ operation }) => operation.requestBody)) {
    const payload = JSON.stringify(exampleBody(operation));
    for (const headers of [{}, { 'content-type': 'text/plain' }]) {
      const answer = await ask({ method, url, headers: { authorization, ...headers }, payload });
      expect({ name, code: answer.json<ErrorBody>().code }).toEqual({
        name,
        code: 'content_type_unsupported',
      });
    }
  }
});

it('a method that a path does not have is answered 405, with those that it has', async () => {
  const { document, ask, token } = await describedServer();
  const headers = { authorization: `Bearer ${await token()}` };
  for (const [path, item] of Object.entries(document.paths)) {
    const described = Object.keys(item).map((method) => method.toUpperCase());
    for (const method of (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter(
      (name) => !described.includes(name),
    )) {
      const answer = await ask({ method, url: path.replace('{id}', 'x'), headers });
      const about = `${method} ${path}`;
      expect(answer.json(), about).toMatchObject({ status_code: 405, code: 'method_not_allowed' });
      expect(errorFaults(answer, answer.json()), about).toEqual([]);
      const allowed = String(answer.headers.allow).split(', ');
      expect(allowed.filter((name) => name !== 'HEAD').sort(), about).toEqual(described.sort());
    }
  }
});

it('HEAD is answered as GET is, without a body', async () => {
  const { routes, ask, token } = await describedServer();
  const headers = { authorization: `Bearer ${await token()}` };
  for (const { name, url } of routes.filter(({ method }) => method === 'GET')) {
    const answer = await ask({ method: 'HEAD', url, headers });
    expect({ name, status: answer.statusCode, body: answer.body }).toEqual({ name, status: 200, body: '' });
  }
});

const oddQueries = [
  '?',
  '?a=1&a=2&a[]=3',
  '?__proto__[isAdmin]=1&constructor.prototype.a=1',
  '?%ff=%00&%',
  '?everywhere=true&session=cookie&username=user&password=password',
  `?${'x'.repeat(8000)}`,
  `?${'a=1&'.repeat(1500)}`,
  '?a=1?b=2#c',
];

it('a query string changes nothing', async () => {
  const { document, routes, ask, token } = await describedServer();
  const check = createAnswerCheck(document);
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const headers = { authorization: `Bearer ${await token()}` };
    for (const query of oddQueries) {
      const answer = await ask({ url: `${route.url}${query}`, headers });
      const about = `${route.name}${query.slice(0, 60)}`;
      expect(check(route, answer), about).toEqual([]);
      expect(answer.statusCode, about).toBe(200);
    }
  }
});

it('a token in a query string is no token', async () => {
  const { routes, ask, token } = await describedServer();
  for (const { name, method, url } of routes.filter(({ isGuarded }) => isGuarded)) {
    const answer = await ask({ method, url: `${url}?access_token=${await token()}` });
    expect({ name, code: answer.json<ErrorBody>().code }).toEqual({ name, code: 'token_missing' });
  }
});

it('there is nothing between, above and below the paths', async () => {
  const { ask } = await describedServer();
  for (const url of ['/nothing', '//auth', '/auth/', '/AUTH', '/openapi.json/', '/auth/sessions/a/b', '/*']) {
    const answer = await ask({ url });
    expect(answer.json(), url).toMatchObject({ status_code: 404, code: 'not_found' });
    expect(errorFaults(answer, answer.json()), url).toEqual([]);
  }
});
