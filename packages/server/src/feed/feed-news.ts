import type { Fact } from './fact.ts';

/** How far a node has followed the feed. */
export interface FeedStatus {
  /** Number of the newest fact that this node has heard of; every fact up to it was committed before. */
  readonly number: number;
  /** The longest lifetime of an access token ever configured on the store, leeway included. */
  readonly keepSeconds: number;
  /** Seconds since the last successful read began; 0 where no other process is known to use a local store. */
  lagSeconds(): number;
}

/** What a follower tells its listeners: after each read, without facts too, and when this process commits facts. */
export interface FeedNews {
  /** In the order of their commits. Some may have been told before. */
  readonly facts: readonly Fact[];
  /** Whether whatever was known before is to be forgotten: these facts are all that there are. */
  readonly whole: boolean;
  /** Of the follower, live. */
  readonly feed: FeedStatus;
}
