import type { Clock } from '../clock/clock.ts';
import { type Schedule, scheduleUnref } from '../clock/schedule.ts';
import { guardListener } from '../error/guard-listener.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { AuditStore } from './audit-store.ts';
import { boundAuditEntry } from './bound-audit-entry.ts';
import { createAuditWriter } from './create-audit-writer.ts';

/** Options of `createAuditTrail`. */
export interface AuditTrailOptions {
  readonly store: Pick<AuditStore, 'append'>;
  /**
   * Hears why the store takes nothing, once until it does again, and that entries were lost. What it throws becomes a
   * warning of the process. Default: nobody hears.
   */
  readonly onError?: (error: unknown) => void;
  /** How many entries may wait for the store; more are lost. Default: 10,000, which are a few megabytes. */
  readonly maxWaiting?: number;
  /** Default: `Date.now`. */
  readonly clock?: Clock;
  /** Default: timers that keep no process alive. */
  readonly schedule?: Schedule;
}

/** Takes entries at once and writes them soon. No method throws or rejects, and none needs a `this`. */
export interface AuditTrail {
  /** Notes what happened now. Returns at once, whatever the store does. */
  record(entry: Omit<AuditEntry, 'atMilliseconds'>): void;
  /** Writes what waits, without a pause. Resolves when nothing waits, or when the store is away. */
  flush(): Promise<void>;
  counts(): AuditTrailCounts;
  /** Writes what waits, for at most a second. What is recorded from the call on is lost. The store stays open. */
  close(): Promise<void>;
}

/** How many entries wait, and how many were lost since the trail was created. */
export interface AuditTrailCounts {
  readonly waiting: number;
  readonly lost: number;
}

/** Whoever stops a process gives it some seconds for everything. */
const closeMilliseconds = 1_000;

/**
 * Creates the trail of one process. Entries are written one batch after the other, as soon as the writer is free, in
 * the order in which they were recorded. A store that is away holds up no request: entries wait, and are tried again
 * after pauses of 1 to 30 seconds. Where too many wait the newest are lost, so that nobody can push out the beginning of
 * an attack with noise; an entry `entries_lost` says how many when the store is back.
 *
 * Does not promise that every entry is kept: those of the last moment before a process is killed are missing. Nor that
 * each stands there once: one that the store wrote without being able to say so is written again, with the same time and
 * the same request id.
 *
 * Throws a TypeError for a `maxWaiting` that is no whole number above 0.
 */
export function createAuditTrail(options: AuditTrailOptions): AuditTrail {
  const { store, maxWaiting = 10_000, clock = Date.now, schedule = scheduleUnref } = options;
  if (!Number.isSafeInteger(maxWaiting) || maxWaiting < 1)
    throw new TypeError('maxWaiting must be a whole number above 0');
  const onError = guardListener('onError', options.onError ?? (() => undefined));
  const nowMilliseconds = () => Math.floor(clock());
  let lost = 0;
  let untold = 0;
  let closed = false;

  function lose(why: string): void {
    if (untold === 0) onError(new Error(`entries of the audit trail are being lost: ${why}`));
    untold += 1;
    lost += 1;
  }

  const writer = createAuditWriter({
    append: (entries) => store.append(entries),
    onAway: onError,
    onRefused(entry, error) {
      onError(error);
      lose(`the store refuses one of ${entry.action}`);
    },
    onWritten() {
      if (untold === 0) return;
      onError(new Error(`${untold} entries of the audit trail were lost`));
      writer.add(lossEntry(untold, nowMilliseconds()));
      untold = 0;
    },
    schedule,
  });

  return {
    record(entry) {
      if (closed) lose('it is closed');
      else if (writer.waiting() >= maxWaiting) lose(`${maxWaiting} wait for the store already`);
      else writer.add(boundAuditEntry({ ...entry, atMilliseconds: nowMilliseconds() }));
    },
    flush: writer.flush,
    counts: () => ({ waiting: writer.waiting(), lost }),
    async close() {
      closed = true;
      await within(closeMilliseconds, writer.flush(), schedule);
      writer.stop();
      const left = writer.waiting();
      if (left > 0) onError(new Error(`${left} entries of the audit trail were not written before the end`));
    },
  };
}

function lossEntry(count: number, atMilliseconds: number): AuditEntry {
  const nobody = { subject: null, actor: null, sid: null, ip: null, userAgent: null, requestId: null };
  const loss = {
    action: 'entries_lost',
    result: 'failed',
    reason: null,
    detail: `${count} entries`,
  } as const;
  return { atMilliseconds, ...loss, ...nobody };
}

/** Resolves with the task, or when the time is over. */
async function within(milliseconds: number, task: Promise<void>, schedule: Schedule): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<undefined>();
  const cancel = schedule(() => resolve(undefined), milliseconds);
  await Promise.race([task, over]);
  cancel();
}
