import { LatchkeyError } from '../error/latchkey-error.ts';
import type { FeedReader } from './create-feed-reader.ts';
import { createFeedLink } from './create-feed-link.ts';
import { createReadCalls } from './create-read-calls.ts';
import type { FeedStore } from './feed-store.ts';
import { createPause } from './pause.ts';
import type { Schedule } from '../clock/schedule.ts';
import { retryMilliseconds } from './retry-milliseconds.ts';

export interface ReadLoopOptions {
  readonly store: FeedStore;
  readonly reader: FeedReader;
  readonly onError: (error: unknown) => void;
  readonly pollMilliseconds: number;
  readonly startTimer: Schedule;
  readonly random: () => number;
}

/** Reads the feed again and again, never twice at once. */
export interface ReadLoop {
  /** Reads once, and goes on by itself if that succeeds. */
  start(): Promise<void>;
  readNow(): Promise<void>;
  close(): Promise<void>;
}

export function createReadLoop(options: ReadLoopOptions): ReadLoop {
  const { store, reader, onError, pollMilliseconds, startTimer, random } = options;
  const pause = createPause(startTimer);
  const calls = createReadCalls();
  const link = createFeedLink({ store, reader, wake });
  let readAsked = false;
  let closed = false;
  let running: Promise<void> | undefined;

  function wake(): void {
    readAsked = true;
    // The pause after a failure is not cut short: a store in trouble is not to be asked all the time.
    if (link.connected) pause.end();
  }

  async function readOnce(): Promise<void> {
    try {
      await link.read(() => {
        readAsked = false;
        calls.begin();
      });
      calls.resolve();
    } catch (error) {
      calls.reject(error);
      throw error;
    }
  }

  async function nextReadIsDue(failures: number): Promise<boolean> {
    if (failures > 0) await pause.wait(retryMilliseconds(failures, random));
    else if (!readAsked) await pause.wait(pollMilliseconds);
    return !closed;
  }

  function report(error: unknown): void {
    if (!closed) onError(error);
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!closed && (await nextReadIsDue(failures))) {
      try {
        await readOnce();
        failures = 0;
      } catch (error) {
        // Once an outage: the attempts that follow have nothing new to tell.
        if (failures === 0) report(error);
        failures += 1;
      }
    }
  }

  return {
    async start() {
      await readOnce();
      running = run();
    },
    readNow() {
      if (closed) return Promise.reject(notFollowed());
      wake();
      return calls.add();
    },
    async close() {
      closed = true;
      pause.end();
      calls.reject(notFollowed());
      await link.close();
      await running;
    },
  };
}

function notFollowed(): LatchkeyError {
  return new LatchkeyError('store_unavailable', 'The feed is not followed any more');
}
