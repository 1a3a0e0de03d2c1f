import { expect, it } from 'vitest';
import { createAnswerCheck } from './check-answer.fixture.ts';
import { describedServer } from './described-server.fixture.ts';
import { exampleBody, oddBodies } from './odd-bodies.fixture.ts';

it('no odd body is answered otherwise than the description says', async () => {
  const { document, routes, ask, token } = await describedServer();
  const check = createAnswerCheck(document);
  let cases = 0;
  for (const route of routes.filter(({ operation }) => operation.requestBody !== undefined)) {
    let authorization = `Bearer ${await token()}`;
    for (const { name, body, code, field } of oddBodies(route.operation)) {
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await ask({ method: route.method, url: route.url, headers, payload: body });
      const about = `${route.name} with ${name}`;
      expect(check(route, answer), about).toEqual([]);
      if (code !== undefined) expect(answer.json(), about).toMatchObject({ code });
      if (field !== undefined) expect(answer.json(), about).toHaveProperty(['fields', field]);
      // It may have been the body of a sign-out.
      if (answer.statusCode < 300) authorization = `Bearer ${await token()}`;
      cases += 1;
    }
  }
  expect(cases).toBeGreaterThan(200);
});

it('the examples of the description are bodies that are understood', async () => {
  const { document, routes, ask, token } = await describedServer();
  const check = createAnswerCheck(document);
  for (const route of routes.filter(({ operation }) => operation.requestBody !== undefined)) {
    const headers = { authorization: `Bearer ${await token()}` };
    const payload = exampleBody(route.operation);
    const answer = await ask({ method: route.method, url: route.url, headers, payload });
    expect(check(route, answer), route.name).toEqual([]);
    // The password of the example is the demo account's, and not this one's.
    if (answer.statusCode === 400)
      expect(answer.json()).toMatchObject({ fields: { current_password: 'incorrect' } });
    expect(answer.body).not.toContain('wrong_type');
  }
});

it('a body without a token opens no protected route, whatever it is', async () => {
  const { routes, ask } = await describedServer();
  const guarded = routes.filter(({ isGuarded }) => isGuarded);
  expect(guarded.length).toBeGreaterThan(3);
  for (const { name, method, url } of guarded) {
    for (const payload of ['', '{', '{}', 'x'.repeat(1_100_000)]) {
      const answer = await ask({ method, url, headers: { 'content-type': 'application/json' }, payload });
      expect({ name, status: answer.statusCode }).toEqual({ name, status: 401 });
    }
  }
});
