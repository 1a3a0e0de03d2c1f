import { routes } from '@latchkey/contract';
import { describedRoute } from '@latchkey/server/fastify';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './create-metrics.ts';
import { metricsDescription } from './metrics-description.ts';

/** `GET /metrics`: the present values, for whoever reaches this listener. */
export function addMetricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get(routes.metrics, describedRoute(metricsDescription), async (_request, reply) => {
    const { contentType, text } = await metrics.exposition();
    return reply.header('cache-control', 'no-store').type(contentType).send(text);
  });
}
