import { LatchkeyError, type Store } from '@latchkey/server';
import { Counter, Histogram, type Registry } from 'prom-client';

/** From a read of a file to a call that gave up. */
const durationBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5, 10];

/** The same store, whose calls are counted. */
export type CountStoreCalls = (store: Store) => Store;

/** A port of the store: its methods are commands. */
type Port = Readonly<Record<string, unknown>>;

export interface StoreMetricsOptions {
  /** Milliseconds from any start, which never jump. Default: `performance.now`. */
  readonly monotonicClock?: () => number;
}

export function createStoreMetrics(registry: Registry, options: StoreMetricsOptions = {}): CountStoreCalls {
  const { monotonicClock = () => performance.now() } = options;
  const durations = new Histogram({
    name: 'latchkey_store_call_duration_seconds',
    help: 'How long calls to the store took, by what is kept there',
    labelNames: ['port'],
    buckets: durationBuckets,
    registers: [registry],
  });
  const failures = new Counter({
    name: 'latchkey_store_failures_total',
    help: 'Calls to the store that failed; store_unavailable: it was out of reach or gave no answer in time',
    labelNames: ['port', 'call', 'code'],
    registers: [registry],
  });

  function counted(port: string, call: string, run: (...values: unknown[]) => unknown) {
    failures.inc({ port, call, code: 'store_unavailable' }, 0);
    return (...values: unknown[]): unknown => {
      const began = monotonicClock();
      const result = run(...values);
      if (!(result instanceof Promise)) return result;
      const end = () => durations.observe({ port }, (monotonicClock() - began) / 1000);
      result.then(end, (error: unknown) => {
        end();
        failures.inc({ port, call, code: error instanceof LatchkeyError ? error.code : 'unexpected' });
      });
      return result;
    };
  }

  function countedPort(name: string, port: Port): Port {
    const members = Object.entries(port).map(([call, member]) => {
      if (typeof member !== 'function') return [call, member];
      return [call, counted(name, call, member.bind(port) as (...values: unknown[]) => unknown)];
    });
    return Object.fromEntries(members) as Port;
  }

  return (store) => {
    const parts = Object.entries(store).map(([name, part]: [string, unknown]) =>
      typeof part === 'object' && part !== null ? [name, countedPort(name, part as Port)] : [name, part],
    );
    const check = counted('store', 'check', () => store.check()) as Store['check'];
    return { ...(Object.fromEntries(parts) as Store), check };
  };
}
