/** How long and how many a store lets wait. Times are milliseconds. */
export interface StoreLimits {
  /** Callers that may wait for their turn; one more is refused at once. Default: 100. */
  readonly maxWaiting: number;
  /** For the wait for a turn, for a connection, and again for each statement. Default: 3,000. */
  readonly answerMilliseconds: number;
  /** How long the database waits for a lock of another process; below `answerMilliseconds`. Default: 1,500. */
  readonly busyMilliseconds: number;
  /** As `answerMilliseconds`, while the store is opened, and for each statement of a migration. Default: 10,000. */
  readonly openMilliseconds: number;
  /** For what is under way when the store is closed. Default: 1,000. */
  readonly closeMilliseconds: number;
  /** Connections to PostgreSQL there may be at once, beside the one of the feed. Default: 10. */
  readonly maxConnections: number;
  /** SQLite's threads there may be at once, counting those given up that still hang in a call. Default: 4. */
  readonly maxThreads: number;
}

const defaults: StoreLimits = {
  // A statement takes about a millisecond: who is behind a hundred others waits long because the store stands still.
  maxWaiting: 100,
  // Shorter than the patience of a person or of a proxy; far longer than a healthy disk takes.
  answerMilliseconds: 3_000,
  // Below the deadline, so that an ordinary lock costs an error and not the thread.
  busyMilliseconds: 1_500,
  // Another process may be migrating; whoever starts a program can wait for that.
  openMilliseconds: 10_000,
  // A process that is asked to stop has about ten seconds for everything.
  closeMilliseconds: 1_000,
  // A statement takes about a millisecond; a few nodes fit into the 100 that PostgreSQL grants by default.
  maxConnections: 10,
  // SQLite hangs for up to ten seconds on a locked shared-memory file; at one thread every three seconds that is four.
  maxThreads: 4,
};

/** The limits, with defaults filled in. Throws a TypeError for what is no whole number above 0. */
export function resolveLimits(limits: Partial<StoreLimits> = {}): StoreLimits {
  const resolved = { ...defaults, ...limits };
  for (const [name, value] of Object.entries(resolved)) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw new TypeError(`limits.${name} must be a whole number above 0`);
  }
  return resolved;
}
