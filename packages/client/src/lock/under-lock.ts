import { delay } from '../environment/delay.ts';
import type { LockPort, TimerPort } from '../environment/ports.ts';

export interface LockWait {
  readonly locks: LockPort | null;
  readonly timers: TimerPort;
  readonly name: string;
  /** After this the work starts without the lock; whoever holds it keeps it. */
  readonly waitMs: number;
  /** Ends the waiting, and the work is not started. Work that has started goes on. */
  readonly signal: AbortSignal;
}

/**
 * Does work under a Web Lock: without it where the wait is too long or locks are not to be had, because the lock only
 * saves requests. Losing it meanwhile does no harm either. `work` learns whether it started with the lock.
 *
 * @returns what the work does; undefined where it was not started.
 */
export async function underLock<T>(
  wait: LockWait,
  work: (held: boolean) => Promise<T>,
): Promise<T | undefined> {
  const { locks, timers, name, waitMs, signal } = wait;
  const start = async (held: boolean) => (signal.aborted ? undefined : work(held));
  if (!locks) return start(false);
  const end = new AbortController();
  const { promise: ended, resolve: giveBack } = Promise.withResolvers<undefined>();
  const waiting = new Promise<boolean>((resolve) => {
    const goWithout = () => resolve(false);
    const hold = () => {
      resolve(true);
      return ended;
    };
    // Where locks are forbidden, the request may throw instead of rejecting.
    const request = async () => locks.request(name, { signal: end.signal }, hold);
    request().then(goWithout, goWithout);
    void delay(timers, waitMs, AbortSignal.any([signal, end.signal])).then(goWithout);
  });
  try {
    return await start(await waiting);
  } finally {
    giveBack(undefined);
    // Leaves the queue, where the lock has not come so far.
    end.abort();
  }
}
