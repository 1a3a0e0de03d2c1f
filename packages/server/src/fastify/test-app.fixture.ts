import Fastify, { type FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import type { Clock } from '../clock/clock.ts';
import { latchkey, serverOptions, type LatchkeyOptions } from './index.ts';

export const secretKey = 'q7Wm2Zt9Xc4Vb8Nn1Lk6Jh3Gf5Ds0Pa-';

/** A clock that stands still until it is told to move. */
export interface TestClock {
  readonly now: Clock;
  advanceSeconds(seconds: number): void;
}

export function testClock(): TestClock {
  let milliseconds = Date.UTC(2026, 0, 1);
  return {
    now: () => milliseconds,
    advanceSeconds: (seconds) => void (milliseconds += seconds * 1000),
  };
}

/** The smallest application with a guard: one user, `user` / `password`, and one resource behind the guard. */
export async function testApp(options: Partial<LatchkeyOptions> = {}): Promise<FastifyInstance> {
  const app = Fastify(serverOptions);
  await app.register(latchkey, {
    secretKey,
    authenticate: (username, password) =>
      username === 'user' && password === 'password'
        ? { id: 1, scopes: ['read', 'write'], generation: 3 }
        : null,
    ...options,
  });
  app.get('/protected', { onRequest: app.jwtRequired() }, (request) => ({
    identity: request.currentIdentity,
  }));
  onTestFinished(() => app.close());
  return app;
}

/** Signs in and returns the access token. */
export async function signIn(app: FastifyInstance): Promise<string> {
  const response = await app.inject({
    method: 'POST',
    url: '/auth',
    payload: { username: 'user', password: 'password' },
  });
  return response.json<{ access_token: string }>().access_token;
}

/** Asks for the resource behind the guard with this `Authorization` header, or with none. */
export function getProtected(app: FastifyInstance, authorization?: string) {
  return app.inject({ url: '/protected', headers: authorization === undefined ? {} : { authorization } });
}
