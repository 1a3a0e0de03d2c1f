import type { ThrottleCounter, ThrottleCounters, ThrottleStore } from './throttle-store.ts';

/** Counters in a map, for tests of what stands above the store. */
export interface MemoryThrottleStore extends ThrottleStore {
  readonly counters: Map<string, ThrottleCounter>;
  /** How many commands have written. */
  writes(): number;
}

export function memoryThrottleStore(): MemoryThrottleStore {
  const counters = new Map<string, ThrottleCounter>();
  let writes = 0;
  const at = (nowSeconds: number): ThrottleCounters =>
    new Map([...counters].filter(([, { forgetAtSeconds }]) => forgetAtSeconds > nowSeconds));
  const write = (changed: readonly ThrottleCounter[]) => {
    writes += 1;
    for (const counter of changed) counters.set(counter.key, counter);
  };
  return {
    counters,
    writes: () => writes,
    async reserve(_keys, nowSeconds, decide) {
      // A store answers later: whoever asks at the same time asks before.
      await Promise.resolve();
      const decided = decide(at(nowSeconds));
      if (decided.result === 'reserved') write(decided.counters);
      return decided;
    },
    async update(_keys, nowSeconds, change) {
      await Promise.resolve();
      write(change(at(nowSeconds)));
    },
    prune: () => Promise.resolve(0),
  };
}
