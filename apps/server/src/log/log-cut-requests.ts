import type { FastifyInstance } from 'fastify';

/**
 * Writes the line of a request whose client hung up before there was an answer. Fastify writes none for it, and whoever
 * hangs up after each guess would be in no log.
 */
export function logCutRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => {
      if (reply.raw.headersSent) return;
      const ms = Math.round(reply.elapsedTime * 10) / 10;
      request.log.info({ req: request, cut: true, ms }, 'request');
    });
    done();
  });
}
