import type { HashTiming } from '@latchkey/server';
import { Gauge, Histogram, type Registry } from 'prom-client';

/** From a hash on a fast machine to the longest queue on a slow one. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What of a password hasher is watched. */
export interface WatchedHasher {
  readonly waiting: number;
}

export interface PasswordMetrics {
  /** For `onHash` of the hasher. */
  readonly countHash: (timing: HashTiming) => void;
  watch(hasher: WatchedHasher): void;
}

export function createPasswordMetrics(registry: Registry): PasswordMetrics {
  const waits = new Histogram({
    name: 'latchkey_password_queue_wait_seconds',
    help: 'How long password hashes waited for their turn',
    buckets: [0.001, ...buckets],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'latchkey_password_hash_duration_seconds',
    help: 'How long password hashes took once it was their turn',
    buckets,
    registers: [registry],
  });
  let watched: WatchedHasher | null = null;
  new Gauge({
    name: 'latchkey_password_queue_waiting',
    help: 'Password hashes that wait for their turn',
    registers: [registry],
    collect() {
      this.set(watched?.waiting ?? 0);
    },
  });
  return {
    countHash({ waitMilliseconds, hashMilliseconds }) {
      waits.observe(waitMilliseconds / 1000);
      durations.observe(hashMilliseconds / 1000);
    },
    watch(hasher) {
      watched = hasher;
    },
  };
}
