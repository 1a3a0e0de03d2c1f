import { onTestFinished } from 'vitest';
import type { Fact } from './fact.ts';
import { createFakeFeed, type FakeFeed } from './fake-feed.fixture.ts';
import { createFakeTime } from './fake-time.fixture.ts';
import { followFeed } from './follow-feed.ts';

export const ended = (sid: string): Fact => ({ kind: 'session_ended', sid });

/** A follower of a feed in memory, and what a listener knows that takes its news literally. */
export async function followTestFeed(feed: FakeFeed = createFakeFeed()) {
  const time = createFakeTime();
  const errors: unknown[] = [];
  const errorTimes: number[] = [];
  const connectTimes: number[] = [];
  const known = { facts: [] as Fact[], loads: 0 };
  const listener = { fault: null as Error | null };
  const follower = await followFeed({
    store: {
      ...feed.store,
      connect(wake) {
        connectTimes.push(time.monotonicClock());
        return feed.store.connect(wake);
      },
    },
    onNews({ facts, whole }) {
      if (listener.fault !== null) throw listener.fault;
      if (whole) known.loads += 1;
      known.facts = whole ? [...facts] : [...known.facts, ...facts];
    },
    onError(error) {
      errors.push(error);
      errorTimes.push(time.monotonicClock());
    },
    monotonicClock: time.monotonicClock,
    startTimer: time.startTimer,
    random: () => 0,
  });
  onTestFinished(follower.close);
  return { feed, time, errors, errorTimes, connectTimes, known, listener, follower };
}
