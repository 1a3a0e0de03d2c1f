import type { Schedule } from '../clock/schedule.ts';

export interface UpkeepDependencies {
  /** Reads the ring. */
  readonly read: () => Promise<void>;
  /** Reads the ring and does what is due. */
  readonly work: () => Promise<void>;
  /** Lets the time pass where the ring could not be read. */
  readonly age: () => void;
  readonly schedule: Schedule;
  readonly onError: (error: unknown) => void;
}

/** Keeps a ring up to date for as long as it is open. No method rejects. */
export interface Upkeep {
  /** Resolves to whether the ring could be read, by a reading that began after the call. */
  reload(): Promise<boolean>;
  tick(): Promise<void>;
  close(): void;
}

const regularMilliseconds = 60_000;
const afterFailureMilliseconds = 1_000;

/** Works each minute, and each second after a failure until it succeeds. Reports the first failure of a row. */
export function createUpkeep({ read, work, age, schedule, onError }: UpkeepDependencies): Upkeep {
  let closed = false;
  let failing = false;
  let cancel = schedule(() => void tick(), regularMilliseconds);

  async function attempt(task: () => Promise<void>): Promise<boolean> {
    try {
      await task();
      failing = false;
    } catch (error) {
      age();
      if (!failing) onError(error);
      failing = true;
    }
    return !failing;
  }

  function workIn(delayMilliseconds: number): void {
    cancel();
    if (!closed) cancel = schedule(() => void tick(), delayMilliseconds);
  }

  async function reload(): Promise<boolean> {
    const succeeded = await attempt(read);
    // Only a failure changes the time of the work: many readings must not put it off for ever.
    if (!succeeded) workIn(afterFailureMilliseconds);
    return succeeded;
  }

  async function tick(): Promise<void> {
    if (closed) return;
    const succeeded = await attempt(work);
    workIn(succeeded ? regularMilliseconds : afterFailureMilliseconds);
  }

  return {
    reload,
    tick,
    close() {
      closed = true;
      cancel();
    },
  };
}
