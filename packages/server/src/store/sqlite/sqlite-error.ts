import { LatchkeyError } from '../../error/latchkey-error.ts';
import type { SqliteFailure } from './protocol.ts';
import { primaryCode, resultCode } from './result-code.ts';

/** A statement that SQLite refused. The message names tables and columns, never a value. */
export class SqliteError extends Error {
  override readonly name = 'SqliteError';
  /** SQLite's extended result code (https://sqlite.org/rescode.html); undefined where something else failed. */
  readonly resultCode: number | undefined;

  constructor({ message, resultCode }: SqliteFailure) {
    super(message);
    this.resultCode = resultCode;
  }
}

/** Faults of the file, the disk and other processes: nothing is wrong with the statement. */
const environmentFaults: ReadonlySet<number | undefined> = new Set(
  Object.values(resultCode).filter((code) => code !== resultCode.constraint),
);

/**
 * What a caller gets to see for a failure: `store_unavailable` (with a SqliteError as cause) where trying again later
 * makes sense, else the SqliteError itself, as for a constraint that was violated.
 */
export function errorFromFailure(failure: SqliteFailure): Error {
  const error = new SqliteError(failure);
  return environmentFaults.has(primaryCode(failure.resultCode)) ? storeUnavailable(error) : error;
}

/** The refusal of a call that the store could not serve now. */
export function storeUnavailable(cause?: unknown): LatchkeyError {
  return new LatchkeyError('store_unavailable', 'The store cannot be reached', {
    retryAfterSeconds: 2,
    cause,
  });
}
