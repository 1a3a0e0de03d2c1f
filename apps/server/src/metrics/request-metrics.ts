import { errorCodes } from '@latchkey/contract';
import { errorCodeOf } from '@latchkey/server/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** From a protected route to a sign-in that waited for its turn; a request is cut after thirty seconds. */
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counts every request of an application that comes as far as its hooks. */
export type CountRequests = (app: FastifyInstance) => void;

export function createRequestMetrics(registry: Registry): CountRequests {
  const durations = new Histogram({
    name: 'latchkey_http_request_duration_seconds',
    help: 'How long requests took, from their headers to the end of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: durationBuckets,
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'latchkey_refusals_total',
    help: 'Requests that were refused, by the code in the error body',
    labelNames: ['code'],
    registers: [registry],
  });
  for (const code of errorCodes) refusals.inc({ code }, 0);
  const open = new WeakSet<FastifyRequest>();
  let inFlight = 0;
  new Gauge({
    name: 'latchkey_http_requests_in_flight',
    help: 'Requests that are not answered yet',
    registers: [registry],
    collect() {
      this.set(inFlight);
    },
  });

  function end(request: FastifyRequest, reply: FastifyReply): void {
    if (!open.delete(request)) return;
    inFlight -= 1;
    durations.observe(labelsOf(request, reply), reply.elapsedTime / 1000);
    const code = errorCodeOf(request);
    if (code !== null) refusals.inc({ code });
  }

  return (app) => {
    app.addHook('onRequest', (request, reply, done) => {
      inFlight += 1;
      open.add(request);
      // The hook below is not called for a client that hung up before there was an answer.
      reply.raw.once('close', () => end(request, reply));
      done();
    });
    app.addHook('onResponse', (request, reply, done) => {
      end(request, reply);
      done();
    });
  };
}

/** Patterns and names from short lists: what a client makes up must not become a series. */
function labelsOf(request: FastifyRequest, reply: FastifyReply) {
  return {
    method: methods.has(request.method) ? request.method : 'other',
    route: request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown'),
    status: reply.raw.headersSent ? `${Math.floor(reply.statusCode / 100)}xx` : 'cut',
  };
}
