import { LatchkeyError } from '../error/latchkey-error.ts';

/** A full queue of default size is worked off in about this time on a small machine. */
const retryAfterSeconds = 2;

export interface BoundedQueue {
  /** Runs the task in its turn. Past the queue's end it throws `overloaded` at once and the task never starts. */
  run<Result>(task: () => Promise<Result>): Promise<Result>;
  /** How many tasks wait for their turn now. */
  readonly waiting: number;
}

/** Lets at most `concurrency` tasks run at a time and at most `maxQueued` wait, first come, first served. */
export function createBoundedQueue(concurrency: number, maxQueued: number): BoundedQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  function enter(): Promise<void> | undefined {
    if (running < concurrency) {
      running += 1;
      return undefined;
    }
    if (waiting.length >= maxQueued) {
      throw new LatchkeyError('overloaded', 'Too many passwords are being checked', { retryAfterSeconds });
    }
    return new Promise((resolve) => waiting.push(resolve));
  }

  // The place is handed to whoever waits longest, never freed in between: nobody can slip in front.
  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return {
    get waiting() {
      return waiting.length;
    },

    async run(task) {
      await enter();
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
