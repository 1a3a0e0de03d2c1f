import { createSqlStores, type SqlStores } from './create-sql-stores.ts';
import type { CloseResult } from './engine.ts';
import { openEngine } from './open-engine.ts';
import { resolveLimits, type StoreLimits } from './store-limits.ts';
import { describeLocation, type StoreLocation } from './store-location.ts';

/**
 * Everything that Latchkey keeps. Calls reject with `store_unavailable` while the store cannot be reached, and when it
 * gives no answer in time: whether a write took effect is unknown then, but it never does twice.
 */
export interface Store extends SqlStores {
  /** Where it is, as it may be shown: a path, or host, port and database. */
  readonly name: string;
  /** Resolves when a query reached the database, and the file of a SQLite store is still the one that was opened. */
  check(): Promise<void>;
  /**
   * Lets what is under way finish within a limit, refuses what waits and what comes, and lets go of everything.
   * Always resolves. After `thread_left` a call into the disk still hangs: nothing keeps the event loop alive, but
   * `process.exit` would wait for that call, and only a signal ends the process at once.
   */
  close(): Promise<CloseResult>;
}

/** Options of `openStore`. */
export type StoreOptions = StoreLocation & {
  /** Each has its own default. */
  readonly limits?: Partial<StoreLimits>;
};

/**
 * Opens the store and brings it to the newest version; several processes may do so at once. Rejects with a
 * StoreOpenError that says in one line what is wrong, and with a TypeError for a mistake in the options.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const engine = await openEngine(options, resolveLimits(options.limits));
  return {
    ...createSqlStores(engine),
    name: describeLocation(options),
    check: () => engine.check(),
    close: () => engine.close(),
  };
}
