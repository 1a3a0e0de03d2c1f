import type { Schedule } from '../clock/schedule.ts';

/** A wait that can be cut short. */
export interface Pause {
  wait(milliseconds: number): Promise<void>;
  /** Ends the wait that is going on, if there is one. */
  end(): void;
}

/** For one waiter at a time. */
export function createPause(startTimer: Schedule): Pause {
  let end = (): void => undefined;
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const stopTimer = startTimer(resolve, milliseconds);
        end = () => {
          stopTimer();
          resolve();
        };
      }),
    end: () => end(),
  };
}
