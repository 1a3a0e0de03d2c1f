import Fastify from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { contractErrors, serverOptions } from './index.ts';
import { anyRequestId } from './request-id.fixture.ts';

const json = { 'content-type': 'application/json' };

it.each([
  ['an unknown path', { url: '/nowhere' }, 404, 'not_found'],
  ['a wrong method', { method: 'DELETE', url: '/notes' }, 405, 'method_not_allowed'],
  [
    'a body with equal names',
    { method: 'POST', url: '/notes', payload: '{"a":1,"a":2}', headers: json },
    400,
    'body_malformed',
  ],
  ['a failure', { url: '/notes' }, 500, 'internal'],
] as const)('gives an application of its own the error body for %s', async (_case, request, status, code) => {
  const app = Fastify(serverOptions);
  onTestFinished(() => app.close());
  await app.register(contractErrors);
  app.post('/notes', () => ({}));
  app.get('/notes', () => {
    throw new Error('marked');
  });
  const response = await app.inject(request);
  expect(response.statusCode).toBe(status);
  expect(response.json()).toMatchObject({ status_code: status, code, request_id: anyRequestId });
  expect(response.body).not.toContain('marked');
});
