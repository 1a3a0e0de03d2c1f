import { contractErrors, serverOptions } from '@latchkey/server/fastify';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { addRequestId } from '../http/request-id.ts';
import { addSecurityHeaders } from '../http/security-headers.ts';
import { OneLineLog } from '../log/one-line-log.ts';
import type { Metrics } from './create-metrics.ts';
import { addMetricsRoute } from './metrics-route.ts';

/** An application that answers `GET /metrics` and nothing else. */
export async function buildMetricsApp(metrics: Metrics, log: Logger): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = log;
  const app = Fastify({ ...serverOptions, loggerInstance, logController: new OneLineLog() });
  addRequestId(app);
  await addSecurityHeaders(app, { https: false });
  await app.register(contractErrors);
  addMetricsRoute(app, metrics);
  return app;
}
