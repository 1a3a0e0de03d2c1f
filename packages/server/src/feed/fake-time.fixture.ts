import { setImmediate as nextTurn } from 'node:timers/promises';

/** Resolves when everything has run that waits for nothing but promises. */
export async function settled(): Promise<void> {
  await nextTurn();
}

/** Timers and a monotonic clock that move only when told to. */
export function createFakeTime() {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();

  function nextUntil(end: number) {
    const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
    return due[0];
  }

  return {
    monotonicClock: () => now,
    startTimer(callback: () => void, milliseconds: number) {
      const timer = { at: now + milliseconds, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    get timers() {
      return timers.size;
    },
    /** Lets time pass, with each timer at its moment and everything settled before the next. */
    async pass(milliseconds: number): Promise<void> {
      const end = now + milliseconds;
      await settled();
      for (let timer = nextUntil(end); timer !== undefined; timer = nextUntil(end)) {
        now = timer.at;
        timers.delete(timer);
        timer.callback();
        await settled();
      }
      now = end;
    },
  };
}

export type FakeTime = ReturnType<typeof createFakeTime>;
