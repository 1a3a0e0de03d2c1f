import { collectDefaultMetrics, Counter, Gauge, type Registry } from 'prom-client';

export interface ProcessMetrics {
  /** For work that no request waits for. */
  countBackgroundFailure(): void;
}

/** What runs here, how it fares as a process, and what failed in the background. */
export function createProcessMetrics(registry: Registry, version: string): ProcessMetrics {
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'latchkey_build_info',
    help: 'Always 1; the labels say what runs here',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version, node: process.versions.node }, 1);
  const failures = new Counter({
    name: 'latchkey_background_failures_total',
    help: 'Failures of work that no request waits for',
    registers: [registry],
  });
  return { countBackgroundFailure: () => failures.inc() };
}
