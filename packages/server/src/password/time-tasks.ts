import type { BoundedQueue } from './bounded-queue.ts';

/** How long a hash took, from its arrival on. */
export interface HashTiming {
  readonly waitMilliseconds: number;
  readonly hashMilliseconds: number;
}

/** The same queue; `hear` is told of each task that had its turn, whether it succeeded or failed, and of no refused one. */
export function timeTasks(
  queue: BoundedQueue,
  monotonicClock: () => number,
  hear: (timing: HashTiming) => void,
): BoundedQueue {
  return {
    get waiting() {
      return queue.waiting;
    },

    run(task) {
      const arrived = monotonicClock();
      return queue.run(async () => {
        const began = monotonicClock();
        try {
          return await task();
        } finally {
          hear({ waitMilliseconds: began - arrived, hashMilliseconds: monotonicClock() - began });
        }
      });
    },
  };
}
