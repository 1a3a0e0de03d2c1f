import type { Clock } from '../clock/clock.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { FeedNews, FeedStatus } from '../feed/feed-news.ts';
import { createKnownFacts, type Heard } from './create-known-facts.ts';
import type { Revocations } from './revocations.ts';

export interface RevocationsOptions {
  /** How long the feed may be out of reach. Default: 60. */
  readonly staleSeconds?: number;
  /** What then: refuse every token, or only those that are known to be revoked. Default: `closed`. */
  readonly whenStale?: 'closed' | 'open';
  /** Default: `Date.now`. */
  readonly clock?: Clock;
  /** Milliseconds from any start, which never jump. Default: `performance.now`. */
  readonly monotonicClock?: () => number;
}

/** Revocations that a follower of the feed keeps up to date: `followFeed({ store, onNews: revocations.hear })`. */
export interface RevocationList extends Revocations {
  /** Takes in what the follower tells. */
  hear(news: FeedNews): void;
}

/** How far clocks of nodes may be apart, and how long a token may take from the store to its signature. */
const marginSeconds = 60;
/** The longest pause between two attempts to reach the feed. */
const retryAfterSeconds = 5;
const dayMilliseconds = 86_400_000;

/**
 * An empty list of revocations; until it has heard from a follower it is stale. The methods need no `this`.
 *
 * A fact is dropped when the last token that it could speak of has expired: after the longest lifetime of a token,
 * leeway included, and a minute. Throws a `RangeError` where `staleSeconds` is no number above 0.
 */
export function createRevocations(options: RevocationsOptions = {}): RevocationList {
  const { staleSeconds = 60, whenStale = 'closed' } = options;
  const { clock = Date.now, monotonicClock = () => performance.now() } = options;
  if (!(staleSeconds > 0))
    throw new RangeError(`staleSeconds is ${staleSeconds}: it must be a number above 0`);
  let known = createKnownFacts();
  let feed: FeedStatus | undefined;

  function hear(news: FeedNews): void {
    feed = news.feed;
    const now = { atMilliseconds: clock(), atMonotonicMilliseconds: monotonicClock() };
    // Filled before it takes the place of the other: nothing that is revoked passes in between.
    const next = news.whole ? createKnownFacts() : known;
    for (const fact of news.facts) next.add(fact, now);
    known = next;
    const keepMilliseconds = (news.feed.keepSeconds + marginSeconds) * 1000;
    known.drop((heard) => isOver(heard, now, keepMilliseconds));
  }

  function lagSeconds(): number {
    return feed?.lagSeconds() ?? Number.POSITIVE_INFINITY;
  }

  function isStale(): boolean {
    return whenStale === 'closed' && lagSeconds() > staleSeconds;
  }

  return {
    hear,
    lagSeconds,
    isStale,
    check(claims) {
      if (known.revokes(claims)) throw new LatchkeyError('token_revoked', 'Token has been revoked');
      if (!isStale()) return;
      const message = 'Whether the token has been revoked is not known at present';
      throw new LatchkeyError('revocations_stale', message, { retryAfterSeconds });
    },
    get number() {
      return feed?.number ?? 0;
    },
    get size() {
      return known.size;
    },
  };
}

/**
 * Counted from when this node heard of a fact, not from when another node wrote it, whose clock may be wrong. By both
 * clocks, because tokens expire by the wall clock: when that is set back while a fact is known, the token lives
 * longer, and so does the fact; when it is set forward and back again, the monotonic clock has kept the fact. After a
 * day the monotonic clock alone decides, so that a clock which once ran far ahead does not fill the memory.
 */
function isOver(heard: Heard, now: Heard, keepMilliseconds: number): boolean {
  const monotonic = now.atMonotonicMilliseconds - heard.atMonotonicMilliseconds - keepMilliseconds;
  const wall = now.atMilliseconds - heard.atMilliseconds - keepMilliseconds;
  return monotonic > 0 && (wall > 0 || monotonic > dayMilliseconds);
}
