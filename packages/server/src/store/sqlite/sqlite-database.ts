import type { CloseResult } from '../engine.ts';
import { FairLock } from '../fair-lock.ts';
import type { ConnectionSource, SqlConnection } from '../sql-driver.ts';
import { startDeadline } from '../start-deadline.ts';
import { storeUnavailable } from '../store-unavailable.ts';
import type { SqliteSetup } from './protocol.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { type SqliteThread, startSqliteThread } from './sqlite-thread.ts';

/** What bounds the use of a database. Times are milliseconds. */
export interface SqliteLimits {
  readonly maxWaiting: number;
  /** For the wait for a turn, and again for each statement. */
  readonly answerMilliseconds: number;
  readonly closeMilliseconds: number;
  readonly maxThreads: number;
}

/**
 * One SQLite file, served by one worker thread, which is replaced at the next use when it has died or has not answered
 * in time. What it was doing then may still take effect, once or not at all.
 */
export class SqliteDatabase implements ConnectionSource {
  readonly #setup: SqliteSetup;
  readonly #limits: SqliteLimits;
  readonly #lock: FairLock;
  readonly #releases = new WeakMap<SqlConnection, () => void>();
  /** All that have not ended, given up or not. */
  readonly #threads = new Set<SqliteThread>();
  #thread: SqliteThread | undefined;
  #closing: Promise<CloseResult> | undefined;

  constructor(setup: SqliteSetup, limits: SqliteLimits) {
    this.#setup = setup;
    this.#limits = limits;
    this.#lock = new FairLock({ maxWaiting: limits.maxWaiting, waitMilliseconds: limits.answerMilliseconds });
  }

  /** Waits for the caller's turn. Statements and transactions of two callers never interleave. */
  async acquire(): Promise<SqliteConnection> {
    const release = await this.#lock.acquire();
    try {
      const connection = new SqliteConnection(this.#liveThread());
      this.#releases.set(connection, release);
      return connection;
    } catch (error) {
      release();
      throw storeUnavailable(error);
    }
  }

  release(connection: SqlConnection): void {
    this.#releases.get(connection)?.();
  }

  /**
   * Refuses what waits and what comes, lets what is under way finish within the limit, and lets go of file and thread.
   * Always resolves, and nothing that is left keeps the event loop alive.
   */
  close(): Promise<CloseResult> {
    return (this.#closing ??= this.#closeInTime());
  }

  async #closeInTime(): Promise<CloseResult> {
    const late = Promise.withResolvers<undefined>();
    const cancel = startDeadline(this.#limits.closeMilliseconds, () => late.resolve(undefined));
    await Promise.race([this.#lock.close().then(() => this.#thread?.close()), late.promise]);
    cancel();
    this.#thread?.abandon(new Error('the store is closed'));
    return { result: this.#threads.size === 0 ? 'closed' : 'thread_left' };
  }

  #liveThread(): SqliteThread {
    if (this.#thread?.isAlive()) return this.#thread;
    if (this.#threads.size >= this.#limits.maxThreads)
      throw new Error('too many threads hang in the database');
    const thread = startSqliteThread(this.#setup, this.#limits.answerMilliseconds);
    this.#threads.add(thread);
    void thread.exited.then(() => this.#threads.delete(thread));
    return (this.#thread = thread);
  }
}
