import { requestIdHeader } from '@latchkey/contract';
import type { FastifyInstance } from 'fastify';

/**
 * Names its request in every answer. The id is the server's own: one that a client sends could be anybody's, and would
 * let a stranger write whatever they like, or another's id, into the log.
 */
export function addRequestId(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(requestIdHeader, request.id);
    done();
  });
}
