import { routes } from '@latchkey/contract';
import { LatchkeyError } from '@latchkey/server';
import { describedRoute } from '@latchkey/server/fastify';
import type { FastifyInstance } from 'fastify';
import type { IsStopping } from './drain.ts';
import { healthDescription, readinessDescription } from './health-descriptions.ts';

export interface HealthDependencies {
  /** Rejects while the store cannot be used. */
  readonly checkStore: () => Promise<void>;
  /** Whether protected routes are closed, because revocations cannot be followed. */
  readonly isStale: () => boolean;
  readonly isStopping: IsStopping;
}

/** `GET /healthz`: the process runs. `GET /readyz`: it can serve; 503 while the store fails, revocations cannot be
 * followed, or the server stops. */
export function addHealthRoutes(app: FastifyInstance, dependencies: HealthDependencies): void {
  const { checkStore, isStale, isStopping } = dependencies;
  app.get(routes.health, describedRoute(healthDescription), () => ({ status: 'ok' }));
  app.get(routes.readiness, describedRoute(readinessDescription), async () => {
    if (isStopping()) throw new LatchkeyError('store_unavailable', 'The server is stopping');
    await checkStore();
    if (isStale()) {
      throw new LatchkeyError('revocations_stale', 'The server has been cut off from revocations');
    }
    return { status: 'ready' };
  });
}
