import { describe, expect, it } from 'vitest';
import { startPruning } from './start-pruning.ts';

/** A schedule that waits for the test to let the time pass. */
function testSchedule() {
  const delays: number[] = [];
  let pending: (() => void) | null = null;
  return {
    delays,
    isPending: () => pending !== null,
    schedule(task: () => void, delayMilliseconds: number) {
      delays.push(delayMilliseconds);
      pending = task;
      return () => {
        pending = null;
      };
    },
    /** Runs what is due, and lets its promises settle. */
    async elapse() {
      const task = pending;
      pending = null;
      task?.();
      await new Promise(setImmediate);
    },
  };
}

describe('pruning', () => {
  it('is done again and again, each time between 5 and 15 minutes after the last', async () => {
    const randoms = [0, 0.5, 0.75];
    const { schedule, delays, elapse } = testSchedule();
    let pruned = 0;
    startPruning({
      prune: () => Promise.resolve((pruned += 1)),
      onError: () => undefined,
      schedule,
      random: () => randoms.shift() ?? 0,
    });
    expect(pruned).toBe(0);
    await elapse();
    await elapse();
    expect(pruned).toBe(2);
    expect(delays).toEqual([300_000, 600_000, 750_000]);
  });

  it('reports a failure and goes on', async () => {
    const { schedule, isPending, elapse } = testSchedule();
    const errors: unknown[] = [];
    const fault = new Error('out of reach');
    startPruning({ prune: () => Promise.reject(fault), onError: (error) => errors.push(error), schedule });
    await elapse();
    expect(errors).toEqual([fault]);
    expect(isPending()).toBe(true);
  });

  it('stops when it is closed', async () => {
    const { schedule, isPending } = testSchedule();
    const pruning = startPruning({ prune: () => Promise.resolve(), onError: () => undefined, schedule });
    await pruning.close();
    expect(isPending()).toBe(false);
  });

  it('waits for what is under way when it is closed, and does not go on', async () => {
    const { schedule, isPending, elapse } = testSchedule();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const pruning = startPruning({ prune: () => promise, onError: () => undefined, schedule });
    await elapse();
    let closed = false;
    const closing = pruning.close().then(() => (closed = true));
    await new Promise(setImmediate);
    expect(closed).toBe(false);
    resolve(undefined);
    await closing;
    expect(isPending()).toBe(false);
  });
});
