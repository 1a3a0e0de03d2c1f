import { Registry } from 'prom-client';
import { createEventMetrics, type CountEvent } from './event-metrics.ts';
import { createPasswordMetrics, type PasswordMetrics } from './password-metrics.ts';
import { createProcessMetrics, type ProcessMetrics } from './process-metrics.ts';
import { createRequestMetrics, type CountRequests } from './request-metrics.ts';
import { createSessionMetrics, type SessionMetrics } from './session-metrics.ts';
import { createStoreMetrics, type CountStoreCalls } from './store-metrics.ts';

/** Everything that is measured, in a registry of its own. */
export interface Metrics {
  readonly countRequests: CountRequests;
  readonly countEvent: CountEvent;
  readonly countStoreCalls: CountStoreCalls;
  readonly passwords: PasswordMetrics;
  readonly sessions: SessionMetrics;
  readonly process: ProcessMetrics;
  /** The present values in the text format of Prometheus. Asks no database. */
  exposition(): Promise<Exposition>;
  /** Forgets everything. */
  close(): void;
}

export interface Exposition {
  readonly contentType: string;
  readonly text: string;
}

export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  return {
    countRequests: createRequestMetrics(registry),
    countEvent: createEventMetrics(registry),
    countStoreCalls: createStoreMetrics(registry),
    passwords: createPasswordMetrics(registry),
    sessions: createSessionMetrics(registry),
    process: createProcessMetrics(registry, version),
    exposition: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
    close: () => registry.clear(),
  };
}
