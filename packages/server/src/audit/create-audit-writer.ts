import type { Schedule } from '../clock/schedule.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { AuditEntry } from './audit-entry.ts';

export interface AuditWriterDependencies {
  readonly append: (entries: readonly AuditEntry[]) => Promise<void>;
  /** Hears that entries were written. It may add one. */
  readonly onWritten: () => void;
  /** Hears of an entry that the store refuses although it is there: it is given up. */
  readonly onRefused: (entry: AuditEntry, error: unknown) => void;
  /** Hears why the store is away, once until it is back. */
  readonly onAway: (error: unknown) => void;
  readonly schedule: Schedule;
}

/** Entries on their way to the store. */
export interface AuditWriter {
  add(entry: AuditEntry): void;
  waiting(): number;
  /** Resolves when nothing waits, or when the store is away. */
  flush(): Promise<void>;
  /** Begins no further write. */
  stop(): void;
}

const maxBatch = 500;
const firstPauseMilliseconds = 1_000;
const longestPauseMilliseconds = 30_000;

/** Writes entries in batches, one at a time, and pauses while the store is away. */
export function createAuditWriter(dependencies: AuditWriterDependencies): AuditWriter {
  const { append, onWritten, onRefused, onAway, schedule } = dependencies;
  const queue: AuditEntry[] = [];
  let working: Promise<void> | null = null;
  let cancelPause: (() => void) | null = null;
  let pauseMilliseconds = firstPauseMilliseconds;
  let batchSize = maxBatch;
  let stopped = false;

  const work = (): Promise<void> => (working ??= writeAll());

  async function writeAll(): Promise<void> {
    // What is recorded in the same moment goes into the same batch.
    await Promise.resolve();
    let away = false;
    while (queue.length > 0 && !away && !stopped) away = (await writeBatch()) === 'away';
    working = null;
    if (away && !stopped) pause();
  }

  async function writeBatch(): Promise<'written' | 'refused' | 'away'> {
    const batch = queue.slice(0, batchSize);
    try {
      await append(batch);
    } catch (error) {
      return failed(batch, error);
    }
    queue.splice(0, batch.length);
    pauseMilliseconds = firstPauseMilliseconds;
    batchSize = Math.min(maxBatch, batchSize * 2);
    onWritten();
    return 'written';
  }

  /** A store that is there and refuses a batch refuses one entry of it: halving finds it, and the others are kept. */
  function failed([first, ...others]: readonly AuditEntry[], error: unknown): 'refused' | 'away' {
    if (error instanceof LatchkeyError && error.code === 'store_unavailable') {
      if (pauseMilliseconds === firstPauseMilliseconds) onAway(error);
      return 'away';
    }
    batchSize = Math.max(1, Math.floor((others.length + 1) / 2));
    if (first !== undefined && others.length === 0) {
      queue.shift();
      onRefused(first, error);
    }
    return 'refused';
  }

  function pause(): void {
    cancelPause = schedule(() => {
      cancelPause = null;
      void work();
    }, pauseMilliseconds);
    pauseMilliseconds = Math.min(longestPauseMilliseconds, pauseMilliseconds * 2);
  }

  function endPause(): void {
    cancelPause?.();
    cancelPause = null;
  }

  return {
    add(entry) {
      queue.push(entry);
      if (cancelPause === null) void work();
    },
    waiting: () => queue.length,
    async flush() {
      endPause();
      if (queue.length > 0) await work();
    },
    stop() {
      stopped = true;
      endPause();
    },
  };
}
