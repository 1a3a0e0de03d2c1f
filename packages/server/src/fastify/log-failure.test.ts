import Fastify from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { LatchkeyError } from '../error/latchkey-error.ts';
import { latchkey, serverOptions, type LatchkeyOptions } from './index.ts';
import { secretKey } from './test-app.fixture.ts';

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly code?: string;
  readonly reason?: string;
  readonly err?: { readonly message: string; readonly stack: string };
}

const levels = { warn: 40, error: 50 };

/** An application, and the lines that it logs from `warn` on. */
async function loggingApp(options: Partial<LatchkeyOptions>) {
  const lines: Line[] = [];
  const stream = { write: (line: string) => void lines.push(JSON.parse(line) as Line) };
  const app = Fastify({ ...serverOptions, logger: { level: 'warn', stream } });
  onTestFinished(() => app.close());
  await app.register(latchkey, { secretKey, ...options });
  return { app, lines };
}

/** Asks once for what is behind a guard, and returns the answer and the lines. */
async function answerAndLines(options: Partial<LatchkeyOptions>) {
  const claims = { sub: '1', iat: 0, exp: 1 };
  const { app, lines } = await loggingApp({ signInPath: null, decodeToken: () => claims, ...options });
  app.get('/protected', { onRequest: app.jwtRequired() }, () => ({}));
  const response = await app.inject({ url: '/protected', headers: { authorization: 'Bearer x' } });
  return { response, lines };
}

const failing = (error: Error) => ({ identity: () => Promise.reject(error) });

it.each(['revocations_stale', 'store_unavailable', 'overloaded'] as const)(
  'logs %s in one line with the reason, as a warning, and without a stack',
  async (code) => {
    const cause = new Error('query failed', {
      cause: Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }),
    });
    const { response, lines } = await answerAndLines(
      failing(new LatchkeyError(code, 'Try again later', { cause })),
    );
    expect(response.statusCode).toBe(503);
    expect(response.body).not.toContain('query failed');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: levels.warn,
      msg: 'Try again later',
      code,
      status: 503,
      method: 'GET',
      route: '/protected',
      reason: 'Try again later: query failed: ECONNREFUSED',
    });
    expect(JSON.stringify(lines)).not.toContain('log-failure.test');
  },
);

it('logs the reason of a 503 that is somebody else’s', async () => {
  const busy = Object.assign(new Error('pool exhausted'), { statusCode: 503 });
  const { lines } = await answerAndLines(failing(busy));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ level: levels.warn, code: 'overloaded', reason: 'pool exhausted' });
});

it('does not follow causes in a circle', async () => {
  const error = new LatchkeyError('overloaded', 'Busy');
  error.cause = error;
  const { response } = await answerAndLines(failing(error));
  expect(response.statusCode).toBe(503);
});

it('logs an unexpected failure whole', async () => {
  const { lines } = await answerAndLines(failing(new Error('marked')));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    level: levels.error,
    status: 500,
    code: 'internal',
    route: '/protected',
    err: { message: 'marked' },
  });
  expect(lines[0]?.err?.stack).toContain('log-failure.test');
});

it.each<[string, Partial<LatchkeyOptions>]>([
  ['authenticate', { authenticate: () => ({ id: 1, scopes: ['read admin'] }) }],
  ['authenticate', { authenticate: () => ({ id: 1, generation: 0.5 }) }],
  ['tokenClaims', { authenticate: () => ({ id: 1 }), tokenClaims: () => [] as never }],
  ['tokenHeader', { authenticate: () => ({ id: 1 }), tokenHeader: () => 'x' as never }],
])('names %s where what it returned must not get into a token', async (callback, options) => {
  const { app, lines } = await loggingApp(options);
  const payload = { username: 'user', password: 'password' };
  const response = await app.inject({ method: 'POST', url: '/auth', payload });
  expect(response.json()).toMatchObject({ status_code: 500, code: 'internal' });
  expect(lines[0]).toMatchObject({ level: levels.error });
  expect(lines[0]?.err?.message).toMatch(new RegExp(`^${callback} must return `));
});

it.each([
  [
    'throws',
    () => {
      throw new Error('marked');
    },
    'marked',
  ],
  ['rejects', () => Promise.reject(new Error('marked')), 'errorBody must return the body at once'],
  ['is asynchronous', () => Promise.resolve({}), 'errorBody must return the body at once'],
  ['returns nothing', () => undefined, 'errorBody must return what JSON can say'],
  ['returns what JSON cannot say', () => ({ id: 1n }), 'BigInt'],
])('sends the usual body and logs why where errorBody %s', async (_, errorBody, message) => {
  const decodeToken = () => {
    throw new LatchkeyError('token_expired', 'Signature has expired');
  };
  const { response, lines } = await answerAndLines({ decodeToken, errorBody });
  expect(response.json()).toMatchObject({ status_code: 401, code: 'token_expired' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ level: levels.error, msg: 'errorBody failed' });
  expect(lines[0]?.err?.message).toContain(message);
});
