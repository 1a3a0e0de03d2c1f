import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Accounts, type Clock, LatchkeyError, openProblem } from '@latchkey/server';
import { createTally, type Tally } from './create-tally.ts';
import type { ImportReport, ImportTotals } from './import-report.ts';
import { type Batch, readBatches } from './read-batches.ts';
import { rehearseImport } from './rehearse-import.ts';

export interface ImportOptions {
  /** The bytes of a file, or of standard input. */
  readonly input: Readable;
  readonly format: 'jsonl' | 'csv';
  readonly accounts: Pick<Accounts, 'importMany'>;
  readonly report: ImportReport;
  /** Lines that go into one transaction. Default: 250. */
  readonly batchSize?: number;
  /** Checks every line and writes nothing; which users the store has already, it does not see. Default: false. */
  readonly dryRun?: boolean;
  /** Ends the import after the batch under way. */
  readonly signal?: AbortSignal;
  /** Default: `Date.now`. */
  readonly clock?: Clock;
  /** Default: a timer. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** How it ended. Everything up to `throughLine` is done; a second run finds it done and goes on. */
export type ImportEnd = ImportTotals & Ending;

type Ending =
  | { readonly end: 'complete' | 'interrupted' }
  /** With what is wrong there, and what would be right. */
  | { readonly end: 'store_unavailable'; readonly problem: string };

/** Short enough that whoever signs in meanwhile does not notice that the store was locked. */
const defaultBatchSize = 250;
const longestPauseMilliseconds = 100;

/**
 * Brings users with their hashes into the store, batch by batch, in the order of the file. A user whom the store has
 * already stays as they are; a bad line is reported, and the next one read. Holds one batch in memory, and after each
 * leaves the store to others for as long as the batch took.
 *
 * Rejects with an `ImportFileError` for a file of which nothing can be read, and with what `input` fails with.
 */
export async function importAccounts(options: ImportOptions): Promise<ImportEnd> {
  const { input, signal, report } = options;
  const tally = createTally(report);
  const stopReading = () => void input.destroy();
  signal?.addEventListener('abort', stopReading);
  try {
    await importBatches(options, tally);
    return { end: signal?.aborted ? 'interrupted' : 'complete', ...tally.totals() };
  } catch (error) {
    if (isAway(error)) return { end: 'store_unavailable', problem: openProblem(error), ...tally.totals() };
    // A stream that was destroyed says that it ended too early.
    if (signal?.aborted) return { end: 'interrupted', ...tally.totals() };
    throw error;
  } finally {
    signal?.removeEventListener('abort', stopReading);
  }
}

async function importBatches(options: ImportOptions, tally: Tally): Promise<void> {
  const { input, format, batchSize = defaultBatchSize, dryRun, signal, report } = options;
  const { clock = Date.now, pause = sleep } = options;
  const accounts = dryRun ? rehearseImport(clock) : options.accounts;
  const startedMilliseconds = clock();
  const nowSeconds = Math.floor(startedMilliseconds / 1_000);
  for await (const batch of readBatches({ input, format, batchSize, nowSeconds })) {
    if (signal?.aborted) return;
    const begunMilliseconds = clock();
    await takeBatch(batch, accounts, tally);
    const nowMilliseconds = clock();
    const totals = tally.totals();
    const linesPerSecond = (totals.lines * 1_000) / Math.max(1, nowMilliseconds - startedMilliseconds);
    report.progress({ ...totals, linesPerSecond });
    await pause(Math.min(nowMilliseconds - begunMilliseconds, longestPauseMilliseconds));
  }
}

/** Asks the store to take what can be taken of a batch, all at once, and counts every line of it. */
async function takeBatch(batch: Batch, accounts: Pick<Accounts, 'importMany'>, tally: Tally): Promise<void> {
  const offered = batch.filter((line) => 'account' in line).map(({ account }) => account);
  const results = (await accounts.importMany(offered)).values();
  for (const line of batch) {
    if ('problem' in line) {
      tally.refuse(line);
      continue;
    }
    const { value } = results.next();
    if (value === undefined) throw new RangeError('the accounts left out what became of a line');
    tally.count(line, value);
  }
}

function isAway(error: unknown): boolean {
  return error instanceof LatchkeyError && error.code === 'store_unavailable';
}
