import type { NumberedFact } from './fact.ts';

/** How far a reader has followed the feed. */
export interface FeedPosition {
  /** Drawn anew when the numbers start over. */
  readonly epoch: string;
  readonly number: number;
}

/** What the feed holds beyond a position, all read in one moment. */
export interface FeedPage {
  /** The newest position: where to read on from. */
  readonly position: FeedPosition;
  /**
   * Whether the facts are all that the feed holds, instead of those after the position given: always without a
   * position, and where the epoch is another or the newest number went back. Whatever was known before is to be
   * forgotten then.
   */
  readonly whole: boolean;
  /** In the order of their numbers. */
  readonly facts: readonly NumberedFact[];
  /** The longest lifetime of an access token ever configured on this store, leeway included. */
  readonly keepSeconds: number;
}

/** A connection that does nothing else than following the feed. Its calls settle within the store's limits of time. */
export interface FeedConnection {
  /** Rejects with `store_unavailable`. A connection that has rejected once is to be closed and replaced. */
  read(after: FeedPosition | null): Promise<FeedPage>;
  /** Always resolves. A read under way settles soon after. */
  close(): Promise<void>;
}

/** Where facts are kept. Other ports write them, each in the transaction of the change that it tells of. */
export interface FeedStore {
  /**
   * Opens a connection. It hears of new facts before the promise resolves: whatever is committed later calls `wake`
   * or is in the next `read`. `wake` may be called too often, and now and then not at all: read each second as well.
   */
  connect(wake: () => void): Promise<FeedConnection>;
  /**
   * Calls the listener with the facts that this process has committed, before the call that wrote them resolves.
   * Returns a function that ends it. With their numbers, so that a sign-in that begins after a change made here is
   * known to begin after it. A listener that throws fails no call and keeps nothing from the others; a function that is
   * registered twice is called twice.
   */
  onCommit(listener: (facts: readonly NumberedFact[]) => void): () => void;
  /** Records how long tokens may live, leeway included, if that is longer than what is recorded. */
  raiseKeepSeconds(seconds: number): Promise<void>;
  /** Writes the fact that a token without a session was signed out. */
  endToken(token: { readonly jti: string; readonly nowSeconds: number }): Promise<void>;
  /**
   * Deletes facts that are older than `keepSeconds` and a margin for the clocks of nodes, at most 20,000 at a time, the
   * rest the next time. Resolves to their number.
   */
  prune(nowSeconds: number): Promise<number>;
  /**
   * Whether only processes on this machine share the store. Each hears of its own facts at once, so one that is alone
   * needs no reading; others count as alone until they read a fact that they did not commit.
   */
  readonly local: boolean;
}
