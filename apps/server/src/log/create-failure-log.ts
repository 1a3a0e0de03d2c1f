import type { Clock } from '@latchkey/server';
import type { Logger } from 'pino';

/** Runs a task again and again until the function that it returns is called. */
export type Repeat = (task: () => void, intervalMilliseconds: number) => () => void;

export interface FailureLogOptions {
  /** Default: by a timer that keeps no process alive. */
  readonly repeat?: Repeat;
  /** Default: `Date.now`. */
  readonly clock?: Clock;
}

/** Hears failures of work that no request waits for. */
export interface FailureLog {
  hear(error: unknown): void;
  /** Lets go of timers. */
  close(): void;
}

const summarySeconds = 60;

/** More kinds than this at once are counted as one: their messages are not ours to bound. */
const maxKinds = 20;

interface Kind {
  readonly sinceMilliseconds: number;
  times: number;
  timesInThisMinute: number;
  readonly stop: () => void;
}

/**
 * Logs the first failure of a kind whole, as an error; then, each minute, one line with how often it came again; and when a
 * minute has passed without it, one line that says so. A store that is away for an hour is some sixty lines, and not 3,600.
 */
export function createFailureLog(
  log: Logger,
  { repeat = repeatUnref, clock = Date.now }: FailureLogOptions = {},
): FailureLog {
  const kinds = new Map<string, Kind>();

  function begin(failure: string): void {
    const stop = repeat(() => sumUp(failure), summarySeconds * 1000);
    kinds.set(failure, { sinceMilliseconds: clock(), times: 1, timesInThisMinute: 0, stop });
  }

  function sumUp(failure: string): void {
    const kind = kinds.get(failure);
    if (kind === undefined) return;
    const { times, timesInThisMinute, sinceMilliseconds, stop } = kind;
    const since = new Date(sinceMilliseconds).toISOString();
    if (timesInThisMinute > 0) {
      log.error({ failure, times, since }, 'work in the background still fails');
      kind.timesInThisMinute = 0;
      return;
    }
    stop();
    kinds.delete(failure);
    log.info({ failure, times, since }, 'nothing more was heard of this failure for a minute');
  }

  return {
    hear(error) {
      const name = describe(error);
      const failure = kinds.has(name) || kinds.size < maxKinds ? name : 'various';
      const kind = kinds.get(failure);
      if (kind === undefined) {
        begin(failure);
        log.error({ err: error, failure }, 'work in the background failed');
        return;
      }
      kind.times += 1;
      kind.timesInThisMinute += 1;
    },
    close() {
      for (const { stop } of kinds.values()) stop();
      kinds.clear();
    },
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? `${code}: ${error.message}` : error.message || error.name;
}

function repeatUnref(task: () => void, intervalMilliseconds: number): () => void {
  const timer = setInterval(task, intervalMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
