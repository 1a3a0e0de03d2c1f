import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { routes } from '@latchkey/contract';
import type { MetricsPlace } from './config/config.ts';
import { listen } from './http/listen.ts';
import { createFailureLog } from './log/create-failure-log.ts';
import { buildMetricsApp } from './metrics/build-metrics-app.ts';
import { createMetrics, type Metrics } from './metrics/create-metrics.ts';
import { version } from './version.ts';

/** How the server is watched from outside, besides its log. */
export interface Watch {
  /** Null: nothing is measured. */
  readonly metrics: Metrics | null;
  /** Logs and counts a failure of work that no request waits for. */
  readonly onFailure: (error: unknown) => void;
  /** Starts the listener of its own that metrics may have; resolves to their address, or null where there is no such. */
  listen(): Promise<string | null>;
  close(): Promise<void>;
}

const variable = { host: 'the host in METRICS', port: 'METRICS' };

export function createWatch(place: MetricsPlace, log: Logger): Watch {
  const metrics = place === 'off' ? null : createMetrics(version);
  const failures = createFailureLog(log);
  let app: FastifyInstance | null = null;
  return {
    metrics,
    onFailure(error) {
      failures.hear(error);
      metrics?.process.countBackgroundFailure();
    },
    async listen() {
      if (metrics === null || typeof place === 'string') return null;
      app = await buildMetricsApp(metrics, log);
      await listen(app, place.host, place.port, variable);
      return addressOf(app);
    },
    async close() {
      await app?.close();
      failures.close();
      metrics?.close();
    },
  };
}

function addressOf(app: FastifyInstance): string {
  const { address, family, port } = app.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}${routes.metrics}`;
}
