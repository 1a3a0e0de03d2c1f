import type { FastifyInstance } from 'fastify';

/** Whether the server has begun to stop. */
export type IsStopping = () => boolean;

/**
 * Once the server stops, every answer closes its connection, so that a proxy sends the next request elsewhere
 * and no connection is left to wait for.
 */
export function drainOnStop(app: FastifyInstance): IsStopping {
  let stopping = false;
  app.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done();
  });
  return () => stopping;
}
