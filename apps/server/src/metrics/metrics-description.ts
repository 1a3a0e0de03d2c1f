import { answer, type RouteDescription } from '@latchkey/server/fastify';

/** `GET /metrics` in the words of OpenAPI. */
export const metricsDescription: RouteDescription = {
  operationId: 'getMetrics',
  summary: 'Metrics for Prometheus',
  description: 'The present values in the text format of Prometheus. Anybody may read them.',
  tag: 'Operations',
  answers: {
    200: answer('The metrics.', { schema: { type: 'string' }, mediaType: 'text/plain' }),
  },
  errorCodes: [],
};
