import type { ClientConfig } from 'pg';
import { safeTypes } from './safe-types.ts';

/** What bounds the use of a connection. Times are milliseconds. */
export interface ConnectionLimits {
  readonly answerMilliseconds: number;
  /** Default: `answerMilliseconds`. */
  readonly connectMilliseconds?: number;
  readonly busyMilliseconds: number;
}

/**
 * How connections are made. What the URL says itself wins, as with any program that uses `pg`: `application_name`,
 * `sslmode`, `options=-c search_path=...`.
 */
export function clientConfig(
  url: string,
  { answerMilliseconds, connectMilliseconds = answerMilliseconds, busyMilliseconds }: ConnectionLimits,
): ClientConfig {
  return {
    application_name: 'latchkey',
    connectionString: url,
    connectionTimeoutMillis: connectMilliseconds,
    query_timeout: answerMilliseconds,
    // Below the one before, so that an ordinary lock or a slow statement costs an error and not the connection.
    statement_timeout: Math.ceil(answerMilliseconds * 0.8),
    lock_timeout: busyMilliseconds,
    // A node that stalls, or is cut off, in the middle of a transaction holds up others no longer than that.
    idle_in_transaction_session_timeout: answerMilliseconds,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: safeTypes,
  };
}
