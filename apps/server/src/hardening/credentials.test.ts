import { expect, it } from 'vitest';
import { createAnswerCheck } from './check-answer.fixture.ts';
import { describedServer } from './described-server.fixture.ts';
import { exampleBody } from './odd-bodies.fixture.ts';

const badAuthorizations = [
  '',
  'Bearer',
  'Bearer x',
  'Bearer a b',
  'Bearer a.b.c',
  'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.',
  'Basic dXNlcjpwYXNzd29yZA==',
  'JWT null',
  `Bearer ${'a'.repeat(9000)}`,
  `Bearer ${'a.'.repeat(4000)}`,
  'Bearer ünïcode',
];

it('no bad token is answered otherwise than the description says, and none opens a protected route', async () => {
  const { document, routes, ask } = await describedServer();
  const check = createAnswerCheck(document);
  for (const route of routes) {
    const payload = route.operation.requestBody && exampleBody(route.operation);
    for (const authorization of [undefined, ...badAuthorizations]) {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await ask({
        method: route.method,
        url: route.url,
        headers,
        ...(payload && { payload }),
      });
      const about = `${route.name} with ${String(authorization).slice(0, 40)}`;
      expect(check(route, answer), about).toEqual([]);
      if (route.isGuarded) expect(answer.statusCode, about).toBe(401);
    }
  }
});

it('a good token opens every protected route', async () => {
  const { document, routes, ask, token } = await describedServer();
  const check = createAnswerCheck(document);
  for (const route of routes.filter(({ isGuarded, operation }) => isGuarded && !operation.requestBody)) {
    const headers = { authorization: `Bearer ${await token()}` };
    const answer = await ask({ method: route.method, url: route.url, headers });
    expect(check(route, answer), route.name).toEqual([]);
    expect(answer.statusCode, route.name).toBeLessThan(300);
  }
});
