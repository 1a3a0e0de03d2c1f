/** A counter as it is kept. Times are seconds since 1970, UTC. */
export interface ThrottleCounter {
  /** A mac: it tells neither a name nor an address. */
  readonly key: string;
  /** Consecutive failures, attempts under way included. */
  readonly failures: number;
  /** No attempt before this time; 0: none is held. */
  readonly blockedUntilSeconds: number;
  /** Until then somebody who proved a password here counts as known here; 0: nobody did. */
  readonly knownUntilSeconds: number;
  /** From then on the counter is as if it had never been. */
  readonly forgetAtSeconds: number;
}

/** What became of an attempt, decided by whoever knows the rules, from the counters as they are. */
export type ThrottleDecision =
  | { readonly result: 'held'; readonly retryAfterSeconds: number }
  /** The counters to be written in place of those that were read. */
  | { readonly result: 'reserved'; readonly counters: readonly ThrottleCounter[] };

/** Counters by key; a key that is missing, or was forgotten, has none. */
export type ThrottleCounters = ReadonlyMap<string, ThrottleCounter>;

/**
 * Where the counters of the throttle are kept, so that every node agrees. Each method is one atomic command, and all of
 * them reject with `store_unavailable` when the store cannot be reached.
 */
export interface ThrottleStore {
  /**
   * Reads the counters, asks `decide`, and writes what it says, all at once: of attempts at the same time each sees what
   * the others have written. `decide` is pure and may be asked more than once; an attempt that is held writes nothing.
   */
  reserve(
    keys: readonly string[],
    nowSeconds: number,
    decide: (counters: ThrottleCounters) => ThrottleDecision,
  ): Promise<ThrottleDecision>;
  /** Writes what `change` makes of the counters as they are now, all at once. `change` is pure. */
  update(
    keys: readonly string[],
    nowSeconds: number,
    change: (counters: ThrottleCounters) => readonly ThrottleCounter[],
  ): Promise<void>;
  /** Deletes counters that are forgotten, at most 20,000 at a time. Resolves to their number. */
  prune(nowSeconds: number): Promise<number>;
}
