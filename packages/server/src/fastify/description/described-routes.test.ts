import Fastify, { type FastifySchema, type RouteOptions } from 'fastify';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { latchkey } from '../latchkey.ts';
import type { LatchkeyOptions } from '../options/latchkey-options.ts';
import { describedRoute } from './described-route.ts';
import { errorAnswers } from './error-answers.ts';

const options: LatchkeyOptions = {
  secretKey: 'q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-',
  authenticate: (username, password) => (password === 'right' ? { id: username } : null),
};

/** What somebody who describes the application finds out about its routes. */
async function describedApp(changes: Partial<LatchkeyOptions> = {}) {
  const app = Fastify();
  const schemas = new Map<string, FastifySchema>();
  app.addHook('onRoute', ({ method, url, schema = {} }: RouteOptions) => {
    schemas.set(`${[method].flat().join()} ${url}`, schema);
  });
  await app.register(latchkey, { ...options, ...changes });
  await app.ready();
  return { app, schemas };
}

describe('the description of the sign-in route', () => {
  it('has the names of the fields that the application chose', async () => {
    const { schemas } = await describedApp({ usernameField: 'email' });
    const schema = schemas.get('POST /auth');
    expect(schema).toMatchObject({ summary: 'Sign in', body: { properties: { email: {}, password: {} } } });
    expect(schema?.body).not.toHaveProperty(['properties', 'username']);
  });

  it('names the codes of each status', async () => {
    const { schemas } = await describedApp();
    expect(schemas.get('POST /auth')?.response).toMatchObject({
      200: { content: { 'application/json': { schema: { required: expect.any(Array) as string[] } } } },
      401: { description: 'Refused: `credentials_invalid`.' },
    });
  });

  it('says nothing of an answer or an error that the application makes itself', async () => {
    const { app, schemas } = await describedApp({
      signInResponse: () => 'hello',
      errorBody: () => ({ no: 1 }),
    });
    expect(schemas.get('POST /auth')?.response).toMatchObject({
      200: { content: { 'application/json': { schema: {} } } },
    });
    expect(app.getSchema('LatchkeyErrorBody')).not.toHaveProperty('properties');
  });
});

it('the error body is known to the application under its name', async () => {
  const { app } = await describedApp();
  expect(app.getSchema('LatchkeyErrorBody')).toMatchObject({
    required: ['status_code', 'error', 'description', 'code', 'request_id'],
  });
});

it('refusals are told apart by status, each code once', () => {
  const answers = errorAnswers([
    'token_missing',
    'csrf_refused',
    'token_expired',
    'token_missing',
    'throttled',
  ]);
  expect(Object.keys(answers)).toEqual(['401', '403', '429']);
  expect(answers[401]?.description).toBe('Refused: `token_missing`, `token_expired`.');
  expect(answers[401]?.headers).toHaveProperty('WWW-Authenticate');
  expect(answers[429]?.headers).toHaveProperty('Retry-After');
});

it('a description changes nothing of what a route answers', async () => {
  const schema = Type.Object({ known: Type.String() });
  const route = describedRoute({
    operationId: 'odd',
    summary: 'Odd',
    description: 'Odd.',
    tag: 'Odd',
    params: { id: 'Any.' },
    answers: { 200: { description: 'Odd.', content: { 'application/json': { schema } } } },
    errorCodes: [],
  });
  const app = Fastify();
  await app.register(latchkey, options);
  const answer = { known: 7, further: { members: ['stay'] } };
  app.get('/odd/:id', route, () => answer);
  app.get('/plain/:id', () => answer);
  const [odd, plain] = [await app.inject('/odd/1'), await app.inject('/plain/1')];
  expect(odd.body).toBe(plain.body);
  expect(odd.headers['content-type']).toBe(plain.headers['content-type']);
});
