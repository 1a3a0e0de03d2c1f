import { storeUnavailable } from '../store-unavailable.ts';
import type { SqliteFailure } from './protocol.ts';
import { primaryCode, resultCode } from './result-code.ts';

/** A statement that SQLite refused. The message may name tables and columns, and never holds a value. */
export class SqliteError extends Error {
  override readonly name = 'SqliteError';
  /** SQLite's extended result code (https://sqlite.org/rescode.html); undefined where something else failed. */
  readonly resultCode: number | undefined;

  constructor({ message, resultCode }: SqliteFailure) {
    super(message);
    this.resultCode = resultCode;
  }
}

/**
 * What a caller gets to see for a failure: the SqliteError itself for a constraint that was violated, which the caller
 * may have an answer to; else `store_unavailable` with the SqliteError as cause. Statements are fixed, so one that
 * cannot be run means a fault of the file, the disk or another process, unknown result codes included.
 */
export function errorFromFailure(failure: SqliteFailure): Error {
  const error = new SqliteError(failure);
  return primaryCode(failure.resultCode) === resultCode.constraint ? error : storeUnavailable(error);
}
