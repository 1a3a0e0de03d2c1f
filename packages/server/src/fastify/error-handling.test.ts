import { describe, expect, it } from 'vitest';
import { anyRequestId } from './request-id.fixture.ts';
import { testApp } from './test-app.fixture.ts';

describe('errors everywhere in the application', () => {
  it('404 for an unknown path', async () => {
    const response = await (await testApp()).inject({ url: '/nowhere?a=b' });
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ status_code: 404, code: 'not_found' });
  });

  it('405 for a wrong method, with the right ones', async () => {
    const app = await testApp();
    app.get('/notes/:id', () => ({}));
    const signIn = await app.inject({ method: 'GET', url: '/auth' });
    expect(signIn.statusCode).toBe(405);
    expect(signIn.headers.allow).toBe('POST');
    const notes = await app.inject({ method: 'DELETE', url: '/notes/7' });
    expect(notes.json()).toMatchObject({ status_code: 405, code: 'method_not_allowed' });
    expect(notes.headers.allow).toBe('GET, HEAD');
  });

  it('leaves the application free in its routes', async () => {
    const app = await testApp();
    app.get('/users/:id', () => 'read');
    app.post('/users/:name', () => 'written');
    app.get('/versioned', { constraints: { version: '2.0.0' } }, () => ({}));
    expect((await app.inject({ url: '/users/1' })).body).toBe('read');
    expect((await app.inject({ method: 'PUT', url: '/users/1' })).headers.allow).toBe('GET, HEAD, POST');
    expect((await app.inject({ url: '/versioned' })).json()).toMatchObject({ code: 'not_found' });
  });

  it('404 where a route for the method wants nothing to do with the request', async () => {
    const app = await testApp();
    app.get('/maybe', (_request, reply) => reply.callNotFound());
    expect((await app.inject({ url: '/maybe' })).json()).toMatchObject({
      status_code: 404,
      code: 'not_found',
    });
  });

  it.each([
    '{"__proto__":{"admin":true}}',
    '{"a":[{"constructor":{"prototype":{}}}]}',
    '{"\\u005f_proto__":1}',
  ])('refuses a body that could change a prototype: %s', async (payload) => {
    const app = await testApp();
    app.post('/notes', () => ({}));
    const headers = { 'content-type': 'application/json' };
    const response = await app.inject({ method: 'POST', url: '/notes', headers, payload });
    expect(response.json()).toMatchObject({ status_code: 400, code: 'body_malformed' });
  });

  it('keeps the status of a 503 and answers it in its own words', async () => {
    const app = await testApp();
    app.get('/busy', () => {
      throw Object.assign(new Error('marked-detail'), { statusCode: 503 });
    });
    const response = await app.inject({ url: '/busy' });
    expect(response.headers['retry-after']).toBe('1');
    expect(response.json()).toMatchObject({ status_code: 503, code: 'overloaded' });
    expect(response.body).not.toContain('marked-detail');
  });

  it('400 for a path that cannot be decoded', async () => {
    const response = await (await testApp()).inject({ url: '/%zz' });
    expect(response.json()).toMatchObject({ status_code: 400, code: 'request_malformed' });
  });

  it('reads bodies of the application’s own routes as strictly as its own', async () => {
    const app = await testApp();
    app.post('/notes', (request) => request.body);
    const post = (payload: string) =>
      app.inject({ method: 'POST', url: '/notes', headers: { 'content-type': 'application/json' }, payload });
    expect((await post('{"a":{"b":[1]}}')).json()).toEqual({ a: { b: [1] } });
    expect((await post('{"a":1,"a":2}')).json()).toMatchObject({ status_code: 400, code: 'body_malformed' });
  });

  it('keeps the status and the message of the application’s own refusals', async () => {
    const app = await testApp();
    app.get('/taken', () => {
      throw Object.assign(new Error('Somebody has it'), { statusCode: 409 });
    });
    const response = await app.inject({ url: '/taken' });
    expect(response.json()).toEqual({
      status_code: 409,
      error: 'Conflict',
      description: 'Somebody has it',
      code: 'request_refused',
      request_id: anyRequestId,
    });
  });

  it('names what Fastify’s own validation refused', async () => {
    const app = await testApp();
    const schema = { querystring: { type: 'object', properties: { page: { type: 'integer' } } } };
    app.get('/list', { schema }, () => ({}));
    const response = await app.inject({ url: '/list?page=x' });
    expect(response.json()).toMatchObject({ status_code: 400, code: 'validation_failed' });
  });

  it.each([
    ['an error', new Error('marked-detail')],
    ['an error with a 5xx status', Object.assign(new Error('marked-detail'), { statusCode: 502 })],
  ])('500 for %s, and nothing of the cause', async (_case, failure) => {
    const app = await testApp();
    app.get('/broken', () => {
      throw failure;
    });
    const response = await app.inject({ url: '/broken' });
    expect(response.json()).toMatchObject({ status_code: 500, code: 'internal' });
    expect(response.body).not.toContain('marked-detail');
  });
});

describe('errorHandling: own-routes', () => {
  it('leaves the application’s errors alone and keeps the plugin’s own', async () => {
    const app = await testApp({ errorHandling: 'own-routes' });
    app.setNotFoundHandler((_request, reply) => reply.code(404).send('mine'));
    expect((await app.inject({ url: '/nowhere' })).body).toBe('mine');
    expect((await app.inject({ url: '/protected' })).json()).toMatchObject({ code: 'token_missing' });
    const malformed = await app.inject({
      method: 'POST',
      url: '/auth',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    });
    expect(malformed.json()).toMatchObject({ code: 'body_malformed' });
  });
});
