import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { LatchkeyOptions } from '../index.ts';
import { testApp, testClock, type TestClock } from '../test-app.fixture.ts';
import { fakeSessions, type FakeSessions } from './fake-sessions.fixture.ts';

export interface SessionApp {
  readonly app: FastifyInstance;
  readonly sessions: FakeSessions;
  readonly clock: TestClock;
  /** Sends JSON as a page of the server's own would: with the csrf header and the right origin. */
  post(url: string, payload?: object, options?: InjectOptions): Promise<LightMyRequestResponse>;
}

export const origin = 'http://localhost:5000';
export const trusted = { 'x-latchkey-csrf': '1', origin };

/** The smallest application with sessions: its user is `user` / `password`. */
export async function sessionApp(options: Partial<LatchkeyOptions> = {}): Promise<SessionApp> {
  const clock = testClock();
  const sessions = fakeSessions(clock.now);
  const app = await testApp({
    secretKey: undefined as never,
    sessions,
    cookie: { publicUrl: origin },
    clock: clock.now,
    ...options,
  });
  async function post(url: string, payload?: object, { headers, ...further }: InjectOptions = {}) {
    return app.inject({
      method: 'POST',
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: { ...trusted, ...headers },
      ...further,
    });
  }
  return { app, sessions, clock, post };
}

export const credentials = { username: 'user', password: 'password' };

/** Signs in with a session whose refresh token is in the body. */
export async function signInWithToken({ post }: SessionApp) {
  const response = await post('/auth', { ...credentials, session: 'token' });
  return response.json<{ access_token: string; refresh_token: string }>();
}

/** Signs in with a session whose refresh token is in a cookie; returns the pair to be sent back. */
export async function signInWithCookie({ post }: SessionApp) {
  const response = await post('/auth', { ...credentials, session: 'cookie' });
  const { name, value } = response.cookies[0] as { name: string; value: string };
  return { cookie: `${name}=${value}`, ...response.json<{ access_token: string }>() };
}
