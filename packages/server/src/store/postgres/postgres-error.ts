import { storeUnavailable } from '../store-unavailable.ts';

/**
 * A statement or connection that failed. Holds none of the fields in which PostgreSQL repeats the values of a row or of
 * a statement (`detail`, `where`, ...).
 */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
  /** SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), or Node's code of a network fault. */
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }
}

/** What `pg` and Node reject with. `severity` comes from the server. */
interface Fault {
  readonly message?: string;
  readonly code?: string;
  readonly severity?: string;
  readonly errors?: readonly Error[];
}

/**
 * What a caller gets to see for a failure: the PostgresError itself for a constraint that was violated, which the
 * caller may have an answer to; else `store_unavailable` with the PostgresError as cause. Statements are fixed, so one
 * that cannot be run means a fault of the database, the network or another process.
 */
export function errorFromPostgres(reason: unknown): Error {
  const error = toPostgresError(reason as Fault);
  return error.code?.startsWith('23') ? error : storeUnavailable(error);
}

/** Whether a connection is of no use any more after this. */
export function isConnectionFault(reason: unknown): boolean {
  const { severity, code = '' } = reason as Fault;
  // 25006: a session that began while the server was read-only may stay so for as long as it is used.
  return severity === undefined || /^(08|57P|25006|25P03|25P04|XX)/.test(code);
}

function toPostgresError(fault: Fault): PostgresError {
  const { code, severity } = fault;
  // Data exceptions, and what triggers raise, quote values in the message itself.
  if (severity !== undefined && /^(22|P0)/.test(code ?? '')) return new PostgresError('data exception', code);
  return new PostgresError(messageOf(fault), code);
}

/** A host with several addresses gives one error for each of them, and an empty one around them. */
function messageOf({ message, errors = [] }: Fault): string {
  const messages = [message, ...errors.map((error) => error.message)].filter(Boolean);
  return messages.length === 0 ? 'unknown error' : messages.join('; ');
}
