import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type EngineKind = 'sqlite' | 'postgres';

/** A database engine as the queries see it: all that differs between the two stands here and in its own folder. */
export interface SqlEngine {
  readonly kind: EngineKind;
  /** For single statements; each is a transaction of its own. Rejects with `store_unavailable`. */
  readonly db: Kysely<Tables>;
  /**
   * Runs a command as one transaction. SQLite: holds the write lock from the start. PostgreSQL: READ COMMITTED, where
   * each statement sees what was committed before it; rows that are read to be written are locked by `lockRows`; a
   * command that PostgreSQL undid because of a deadlock is run again, so it must keep nothing from the time before.
   */
  transaction<Result>(command: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result>;
  /** Opens a connection for the feed alone; `wake` is called when another process may have written facts. */
  openFeedConnection(wake: () => void): Promise<FeedDatabase>;
  /** Inside a transaction: wakes the feed connections of other nodes when it commits. */
  wakeOthers(transaction: Transaction<Tables>): Promise<void>;
  /** Resolves when a query reached the database. */
  check(): Promise<void>;
  /** Refuses what waits and what comes, and lets what is under way finish within a limit. Always resolves. */
  close(): Promise<CloseResult>;
}

/** What became of a `close`. */
export interface CloseResult {
  /** `thread_left`: a thread still hangs in a call to the disk, and the end of the process would wait for it. */
  readonly result: 'closed' | 'thread_left';
}

/** The feed's own connection. */
export interface FeedDatabase {
  readonly db: Kysely<Tables>;
  /** Always resolves. */
  close(): Promise<void>;
}
