import type { Readable } from 'node:stream';
import type { RefusedLine } from './import-report.ts';
import { type FileAccount, readAccount } from './read-account.ts';
import { readCsv } from './read-csv.ts';
import { readJsonLines } from './read-json-lines.ts';

/** Lines in the order of the file. */
export type Batch = readonly (FileAccount | RefusedLine)[];

export interface BatchOptions {
  readonly input: Readable;
  readonly format: 'jsonl' | 'csv';
  readonly batchSize: number;
  /** What a user was created at where the file does not say. */
  readonly nowSeconds: number;
}

/** Reads users from a stream, no further than the batch that is asked for. */
export async function* readBatches({
  input,
  format,
  batchSize,
  nowSeconds,
}: BatchOptions): AsyncGenerator<Batch> {
  let batch: (FileAccount | RefusedLine)[] = [];
  for await (const read of format === 'csv' ? readCsv(input) : readJsonLines(input)) {
    batch.push('problem' in read ? read : readAccount(read, nowSeconds));
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
