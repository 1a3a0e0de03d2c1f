import { type Schedule, scheduleUnref } from '../clock/schedule.ts';

export interface PruningOptions {
  /** Deletes what is over. */
  readonly prune: () => Promise<unknown>;
  /** Hears why one attempt failed; the next one comes all the same. Must not throw. */
  readonly onError: (error: unknown) => void;
  /** Default: timers that keep no process alive. */
  readonly schedule?: Schedule;
  /** From 0 to below 1. Default: `Math.random`. */
  readonly random?: () => number;
}

/** Something that goes on until it is closed. */
export interface Pruning {
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

const intervalMilliseconds = 600_000;

/**
 * Prunes every 10 minutes or so: between half and one and a half of that after the last time, the first included, so
 * that nodes which were started together do not all do it in the same moment.
 */
export function startPruning(options: PruningOptions): Pruning {
  const { prune, onError, schedule = scheduleUnref, random = Math.random } = options;
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  let cancel = next();

  function next(): () => void {
    return schedule(
      () => {
        running = run();
      },
      intervalMilliseconds * (0.5 + random()),
    );
  }

  async function run(): Promise<void> {
    try {
      await prune();
    } catch (error) {
      onError(error);
    }
    if (!closed) cancel = next();
  }

  return {
    async close() {
      closed = true;
      cancel();
      await running;
    },
  };
}
