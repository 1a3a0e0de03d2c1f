import type { Clock } from '../clock/clock.ts';
import type { Schedule } from '../clock/schedule.ts';
import type { LeaseStore } from '../lease/lease-store.ts';

export interface JobOptions {
  /** Of the lease. */
  readonly name: string;
  /** Where nodes agree on who of them runs it. Undefined: this one does, whatever others do. */
  readonly leases: LeaseStore | undefined;
  /** This node, in a random text. */
  readonly holder: string;
  /** Does a part of the work, and says whether there is more. It should take no longer than a minute or two. */
  readonly run: () => Promise<'done' | 'more'>;
  /** Hears why one attempt failed; the next one comes all the same. Must not throw. */
  readonly onError: (error: unknown) => void;
  readonly clock: Clock;
  readonly schedule: Schedule;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** Something that goes on until it is closed. */
export interface Job {
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

const intervalMilliseconds = 600_000;
const leaseSeconds = 600;
/** One small statement. */
const askAgainMilliseconds = 60_000;
/** Whoever waits for the store gets a turn in between. */
const moreMilliseconds = 1_000;

/**
 * Runs a job every 10 minutes or so, on one node at a time. Whoever gets the lease runs it, and leaves the lease to run
 * out: for 10 minutes nobody else does. Those who did not get it ask again each minute or so, and so a node that dies
 * holding it delays nothing by more than the lease's time. Which node it is does not matter, nor does it stay the same.
 *
 * Delays are between half and one and a half of what they are called, so that nodes which were started together do not
 * all ask in the same moment. Where clocks differ by more than the lease, nodes share it no longer, and each runs the
 * job as if it were alone.
 */
export function startJob(options: JobOptions): Job {
  const { name, leases, holder, run, onError, clock, schedule, random } = options;
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  let cancel = next(intervalMilliseconds);

  function next(delayMilliseconds: number): () => void {
    return schedule(
      () => {
        running = attempt();
      },
      delayMilliseconds * (0.5 + random()),
    );
  }

  async function attempt(): Promise<void> {
    let delayMilliseconds = intervalMilliseconds;
    try {
      if (!(await mayRun())) delayMilliseconds = askAgainMilliseconds;
      else if ((await run()) === 'more') delayMilliseconds = moreMilliseconds;
    } catch (error) {
      onError(error);
    }
    if (!closed) cancel = next(delayMilliseconds);
  }

  async function mayRun(): Promise<boolean> {
    const nowSeconds = Math.floor(clock() / 1_000);
    return (
      (await leases?.take({ name, holder, nowSeconds, untilSeconds: nowSeconds + leaseSeconds })) ?? true
    );
  }

  return {
    async close() {
      closed = true;
      cancel();
      await running;
    },
  };
}
