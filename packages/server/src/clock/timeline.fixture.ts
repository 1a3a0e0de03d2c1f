import type { Schedule } from './schedule.ts';

/** Time that passes only when the test says so, and the tasks that wait for it. */
export interface Timeline {
  clock(): number;
  readonly schedule: Schedule;
  /** How long the tasks that wait were put off, in the order in which they were. */
  delays(): readonly number[];
  /** Lets the time pass to the next task and runs it. */
  fire(): void;
  /** As `fire`, for tasks that put off another one when they are done: resolves when one was. */
  step(): Promise<void>;
  /** Steps until the next task would be later than that. */
  stepTo(milliseconds: number): Promise<void>;
}

interface Task {
  readonly dueMilliseconds: number;
  readonly delayMilliseconds: number;
  readonly run: () => void;
}

export function createTimeline(startMilliseconds: number): Timeline {
  const tasks = new Set<Task>();
  let now = startMilliseconds;
  let heard: () => void = () => undefined;
  const next = () => [...tasks].reduce((a, b) => (b.dueMilliseconds < a.dueMilliseconds ? b : a), never);

  function fire(): void {
    const task = next();
    if (!tasks.delete(task)) throw new Error('nothing waits for the time to pass');
    now = task.dueMilliseconds;
    task.run();
  }

  async function step(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    heard = () => resolve(undefined);
    fire();
    await promise;
  }

  return {
    clock: () => now,
    schedule(run, delayMilliseconds) {
      const task = { dueMilliseconds: now + delayMilliseconds, delayMilliseconds, run };
      tasks.add(task);
      heard();
      return () => void tasks.delete(task);
    },
    delays: () => [...tasks].map(({ delayMilliseconds }) => delayMilliseconds),
    fire,
    step,
    async stepTo(milliseconds) {
      while (next().dueMilliseconds <= milliseconds) await step();
    },
  };
}

const never: Task = { dueMilliseconds: Number.POSITIVE_INFINITY, delayMilliseconds: 0, run: () => undefined };
