import { describe, expect, it } from 'vitest';
import { createFakeFeed } from './fake-feed.fixture.ts';
import { settled } from './fake-time.fixture.ts';
import { ended, followTestFeed } from './follow-test-feed.fixture.ts';

describe('lag', () => {
  it('is counted from the start of the last read that succeeded', async () => {
    const { feed, time, follower } = await followTestFeed();
    const release = feed.hold();
    await time.pass(1_000);
    await time.pass(3_000);
    expect(follower.lagSeconds()).toBe(4);
    release();
    await settled();
    expect(follower.lagSeconds()).toBe(3);
  });

  it('grows while the store is out of reach, and is gone with the next read', async () => {
    const { feed, time, follower } = await followTestFeed();
    feed.down = true;
    await time.pass(90_000);
    expect(follower.lagSeconds()).toBe(90);
    feed.down = false;
    await time.pass(5_000);
    expect(follower.lagSeconds()).toBeLessThanOrEqual(5);
  });
});

describe('lag on a store of this machine alone', () => {
  const followLocal = () => followTestFeed(createFakeFeed({ local: true }));

  /** The lag after a minute and a half without a read. */
  async function lagAfterOutage({ feed, time, follower }: Awaited<ReturnType<typeof followLocal>>) {
    feed.down = true;
    await time.pass(90_000);
    return follower.lagSeconds();
  }

  it('is 0 where nobody else has written since the process started', async () => {
    const feed = createFakeFeed({ local: true });
    feed.write(ended('before it started'));
    const following = await followTestFeed(feed);
    feed.commit(ended('a'));
    await following.time.pass(1_000);
    feed.commit(ended('b'));
    await following.time.pass(1_000);
    expect(await lagAfterOutage(following)).toBe(0);
  });

  it('is 0 for a lone process that commits during a read, and after a read failed', async () => {
    const following = await followLocal();
    const { feed, time } = following;
    const release = feed.hold();
    feed.wake();
    await settled();
    feed.commit(ended('during the read'));
    release();
    await time.pass(1_000);
    feed.down = true;
    await time.pass(1_000);
    feed.commit(ended('out of reach'));
    feed.down = false;
    await time.pass(5_000);
    expect(await lagAfterOutage(following)).toBe(0);
  });

  it('counts for a process that has read a fact of another one', async () => {
    const following = await followLocal();
    following.feed.write(ended('by another'));
    await following.time.pass(1_000);
    expect(following.follower.lagSeconds()).toBe(0);
    expect(await lagAfterOutage(following)).toBe(90);
  });

  it('counts too where this process committed a newer fact before it read that of the other', async () => {
    const following = await followLocal();
    following.feed.write(ended('by another'));
    following.feed.commit(ended('a'));
    await following.time.pass(1_000);
    expect(await lagAfterOutage(following)).toBe(90);
  });

  it('counts too where the fact of the other was read only after an outage', async () => {
    const following = await followLocal();
    const { feed, time } = following;
    feed.down = true;
    await time.pass(1_000);
    feed.write(ended('by another'));
    feed.down = false;
    await time.pass(5_000);
    expect(await lagAfterOutage(following)).toBeGreaterThanOrEqual(90);
  });

  it('goes on to count after the process has written alone for a while', async () => {
    const following = await followLocal();
    following.feed.write(ended('by another'));
    await following.time.pass(1_000);
    following.feed.commit(ended('a'));
    await following.time.pass(5_000);
    expect(await lagAfterOutage(following)).toBe(90);
  });
});
