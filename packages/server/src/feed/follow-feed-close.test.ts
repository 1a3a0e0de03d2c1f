import { expect, it } from 'vitest';
import type { FakeFeed } from './fake-feed.fixture.ts';
import { settled } from './fake-time.fixture.ts';
import { ended, followTestFeed } from './follow-test-feed.fixture.ts';

type Following = Awaited<ReturnType<typeof followTestFeed>>;

function expectNothingLeft({ feed, time, errors }: Following): void {
  expect([feed.connections, feed.listeners, feed.readsUnderWay, time.timers]).toEqual([0, 0, 0, 0]);
  expect(errors).toEqual([]);
}

/** Closes while something is under way that ends with the release, and expects that it is waited for. */
async function closeDuring({ follower }: Following, release: () => void): Promise<void> {
  let closed = false;
  const closing = follower.close().then(() => (closed = true));
  await settled();
  expect(closed).toBe(false);
  release();
  await closing;
}

async function loseConnection(feed: FakeFeed, { time, errors }: Following): Promise<void> {
  feed.down = true;
  await time.pass(1_000);
  feed.down = false;
  errors.length = 0;
}

it('closes between two reads', async () => {
  const following = await followTestFeed();
  await following.follower.close();
  expectNothingLeft(following);
  await following.time.pass(10_000);
  expect([following.feed.connects, following.feed.reads.length]).toEqual([1, 1]);
});

it('closes during a read, and tells nothing any more', async () => {
  const following = await followTestFeed();
  following.feed.write(ended('a'));
  const release = following.feed.hold();
  await following.time.pass(1_000);
  expect(following.feed.readsUnderWay).toBe(1);
  await closeDuring(following, release);
  expectNothingLeft(following);
  expect(following.known.facts).toEqual([]);
});

it('closes during a read that fails because of it', async () => {
  const following = await followTestFeed();
  const release = following.feed.hold();
  const call = expect(following.follower.readNow()).rejects.toMatchObject({ code: 'store_unavailable' });
  await settled();
  following.feed.down = true;
  await closeDuring(following, release);
  await call;
  expectNothingLeft(following);
});

it('closes while it connects, and closes what that brings', async () => {
  const following = await followTestFeed();
  await loseConnection(following.feed, following);
  const release = following.feed.hold();
  await following.time.pass(1_000);
  expect([following.feed.connects, following.feed.connections]).toEqual([2, 0]);
  await closeDuring(following, release);
  expectNothingLeft(following);
  expect(following.feed.reads).toHaveLength(2);
});

it('closes in the pause after a failure, and lets callers know', async () => {
  const following = await followTestFeed();
  await loseConnection(following.feed, following);
  expect(following.time.timers).toBe(1);
  const call = expect(following.follower.readNow()).rejects.toMatchObject({ code: 'store_unavailable' });
  await following.follower.close();
  await call;
  expectNothingLeft(following);
  expect(following.feed.connects).toBe(1);
});

it('may be closed twice', async () => {
  const following = await followTestFeed();
  await Promise.all([following.follower.close(), following.follower.close()]);
  expectNothingLeft(following);
});
