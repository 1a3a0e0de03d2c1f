import { routes } from '@latchkey/contract';
import { LatchkeyError } from '@latchkey/server';
import type { FastifyInstance } from 'fastify';
import type { IsStopping } from './drain.ts';

export interface HealthDependencies {
  /** Rejects while the store cannot be used. */
  readonly checkStore: () => Promise<void>;
  readonly isStopping: IsStopping;
}

/** `GET /healthz`: the process runs. `GET /readyz`: it can serve; 503 while the store fails or the server stops. */
export function addHealthRoutes(app: FastifyInstance, { checkStore, isStopping }: HealthDependencies): void {
  app.get(routes.health, () => ({ status: 'ok' }));
  app.get(routes.readiness, async () => {
    if (isStopping()) throw new LatchkeyError('store_unavailable', 'The server is stopping');
    await checkStore();
    return { status: 'ready' };
  });
}
