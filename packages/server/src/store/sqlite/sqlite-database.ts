import { FairLock } from './fair-lock.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { storeUnavailable } from './sqlite-error.ts';
import { type SqliteThread, startSqliteThread } from './sqlite-thread.ts';

/** One SQLite file, served by one worker thread, which is replaced at the next use when it has died. */
export class SqliteDatabase {
  readonly #file: string;
  readonly #lock = new FairLock();
  readonly #releases = new WeakMap<SqliteConnection, () => void>();
  #thread: SqliteThread | undefined;
  #closing: Promise<void> | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** Waits for the caller's turn. Statements and transactions of two callers never interleave. */
  async acquire(): Promise<SqliteConnection> {
    if (this.#closing !== undefined) throw storeUnavailable(new Error('the store is closed'));
    const release = await this.#lock.acquire();
    try {
      if (!this.#thread?.isAlive()) this.#thread = startSqliteThread(this.#file);
      const connection = new SqliteConnection(this.#thread);
      this.#releases.set(connection, release);
      return connection;
    } catch (error) {
      release();
      throw storeUnavailable(error);
    }
  }

  release(connection: SqliteConnection): void {
    this.#releases.get(connection)?.();
  }

  /** Refuses what comes from now on, finishes what was asked before, and lets go of file and thread. */
  close(): Promise<void> {
    return (this.#closing ??= this.#closeInTurn());
  }

  async #closeInTurn(): Promise<void> {
    const release = await this.#lock.acquire();
    try {
      await this.#thread?.close();
    } finally {
      release();
    }
  }
}
