import type { LockPort, TimerPort } from '../environment/ports.ts';
import { within } from '../environment/within.ts';

export interface LockWait {
  /** Of the lock. */
  readonly name: string;
  readonly locks: LockPort | null | undefined;
  readonly timers: TimerPort;
}

/**
 * Does work under the Web Lock of that name. After `waitMs`, or where locks are not to be had, it starts without:
 * whoever holds the lock keeps it, because it only saves requests. Losing it meanwhile does no harm either. `work`
 * learns whether it started with the lock. `signal` ends the waiting; work that has started goes on.
 *
 * @returns what the work does; undefined where it was not started.
 */
export async function underLock<T>(
  { locks, name, timers }: LockWait,
  waitMs: number,
  signal: AbortSignal,
  work: (held: boolean) => Promise<T>,
): Promise<T | undefined> {
  let started: Promise<T | undefined> | undefined;
  // Once: the lock may come after all.
  const start = (held: boolean) => (started ??= signal.aborted ? Promise.resolve(undefined) : work(held));
  if (locks) {
    const hold = (signal: AbortSignal) => locks.request(name, { signal }, () => start(true));
    await within(timers, waitMs, signal, hold).catch(() => undefined);
  }
  return start(false);
}
