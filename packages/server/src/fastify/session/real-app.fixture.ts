import Fastify, { type FastifyInstance } from 'fastify';
import { expect, onTestFinished } from 'vitest';
import { createAccounts } from '../../account/create-accounts.ts';
import { createPasswordHasher } from '../../password/create-password-hasher.ts';
import { openSessions } from '../../session/open-sessions.ts';
import type { EngineKind } from '../../store/engine.ts';
import { openTestStore } from '../../store/open-test-store.fixture.ts';
import { latchkey, serverOptions } from '../index.ts';
import { secretKey, testClock } from '../test-app.fixture.ts';
import { origin, trusted } from './session-app.fixture.ts';

export const password = 'a password of some length';

interface RealAppOptions {
  readonly algorithm?: 'HS256' | 'ES256';
  readonly engine?: EngineKind;
  /** Whether each refresh asks for the account as it is now. */
  readonly loadsSubjects?: boolean;
}

/** Accounts, sessions and routes as a server puts them together, over a real store: a SQLite file by default. */
export async function realApp({
  algorithm = 'HS256',
  engine = 'sqlite',
  loadsSubjects = false,
}: RealAppOptions = {}) {
  const clock = testClock();
  const { counter, ports: store } = counted(await openTestStore(engine));
  const passwords = createPasswordHasher({ parameters: { memoryKib: 64, passes: 1, lanes: 1 } });
  const accounts = createAccounts({ store: store.accounts, passwords, clock: clock.now });
  await accounts.create({ username: 'user', password, scopes: ['read'] });
  const sessions = await openSessions({
    store,
    secretKey,
    algorithm,
    clock: clock.now,
    ...(loadsSubjects ? { loadSubject: accounts.load } : {}),
  });
  onTestFinished(() => sessions.close());
  const app = Fastify(serverOptions);
  await app.register(latchkey, {
    sessions,
    clock: clock.now,
    authenticate: accounts.authenticate,
    identity: accounts.identity,
    changePassword: accounts.changePassword,
    loadUser: accounts.load,
    cookie: { publicUrl: origin },
  });
  app.get('/protected', { onRequest: app.jwtRequired() }, (request) => ({ id: request.currentIdentity }));
  onTestFinished(() => app.close());
  return { app, clock, counter, accounts, sessions };
}

export function post(
  app: FastifyInstance,
  url: string,
  payload: object,
  headers: Record<string, string> = {},
) {
  return app.inject({ method: 'POST', url, payload, headers: { ...trusted, ...headers } });
}

export async function signIn(app: FastifyInstance, session: 'cookie' | 'token') {
  const response = await post(app, '/auth', { username: 'user', password, session });
  expect(response.statusCode).toBe(200);
  const [cookie] = response.cookies;
  const tokens = response.json<{ access_token: string; refresh_token: string }>();
  return {
    authorization: `Bearer ${tokens.access_token}`,
    refreshToken: tokens.refresh_token,
    cookie: cookie === undefined ? '' : `${cookie.name}=${cookie.value}`,
  };
}

/** The ports, with a count of the calls that reach them. */
function counted<Ports extends object>(ports: Ports) {
  const counter = { calls: 0 };
  const countCalls = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          counter.calls += 1;
          return Reflect.apply(member, target, args);
        };
      },
    });
  const wrapped = Object.entries(ports).map(([name, port]: [string, unknown]) => [
    name,
    typeof port === 'object' && port !== null ? countCalls(port) : port,
  ]);
  return { counter, ports: Object.fromEntries(wrapped) as Ports };
}

export const codeOf = (response: { body: string }) => (JSON.parse(response.body) as { code?: string }).code;
