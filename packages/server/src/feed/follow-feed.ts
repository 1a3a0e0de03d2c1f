import { createFeedReader } from './create-feed-reader.ts';
import { createReadLoop } from './create-read-loop.ts';
import type { FeedNews, FeedStatus } from './feed-news.ts';
import type { FeedStore } from './feed-store.ts';
import type { Schedule } from '../clock/schedule.ts';

export interface FollowFeedOptions {
  readonly store: FeedStore;
  /** Is told everything, in turn. What it throws counts as a failed read, and the news is told again. */
  readonly onNews: (news: FeedNews) => void;
  /**
   * Hears why a read failed, once until one succeeds again; the follower tries again by itself. Must not throw. Default:
   * nobody hears.
   */
  readonly onError?: (error: unknown) => void;
  /** How long after a read the next one begins if nothing wakes the follower. Default: 1,000. */
  readonly pollMilliseconds?: number;
  /** Milliseconds from any start, which never jump. Default: `performance.now`. */
  readonly monotonicClock?: () => number;
  /** Default: `setTimeout`. */
  readonly startTimer?: Schedule;
  /** From 0 to below 1. Default: `Math.random`. */
  readonly random?: () => number;
}

/** Follows the feed until it is closed. The methods need no `this`. */
export interface FeedFollower extends FeedStatus {
  /**
   * Reads at once, or after the read that is under way, and resolves when the news has been told. Rejects with
   * `store_unavailable`; while the store is out of reach only with the next attempt, which it does not hasten.
   */
  readNow(): Promise<void>;
  /** Lets go of the connection and of all timers. No news is told any more. Always resolves. */
  close(): Promise<void>;
}

/**
 * Follows the feed of a store: loads all of it, reads on when woken and each second, and tells what is new. Facts that
 * this process commits are told before the call that commits them resolves. When a read fails there is a new
 * connection, after a pause that doubles up to 5 s, and everything is loaded once more; meanwhile the lag grows.
 *
 * Resolves when the first read has been told. Rejects with `store_unavailable` where that one fails.
 */
export async function followFeed(options: FollowFeedOptions): Promise<FeedFollower> {
  const { store, onNews, onError = () => undefined, pollMilliseconds = 1_000 } = options;
  const {
    monotonicClock = () => performance.now(),
    startTimer = startTimeout,
    random = Math.random,
  } = options;
  let closed = false;
  const reader = createFeedReader({
    local: store.local,
    monotonicClock,
    onNews: (news) => {
      if (!closed) onNews(news);
    },
  });
  const loop = createReadLoop({ store, reader, onError, pollMilliseconds, startTimer, random });
  const stopHearing = store.onCommit(reader.hearOwn);
  async function close(): Promise<void> {
    closed = true;
    stopHearing();
    await loop.close();
  }
  try {
    await loop.start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get number() {
      return reader.number;
    },
    get keepSeconds() {
      return reader.keepSeconds;
    },
    lagSeconds: reader.lagSeconds,
    readNow: loop.readNow,
    close,
  };
}

function startTimeout(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}
