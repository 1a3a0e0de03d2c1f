import { describe, expect, it } from 'vitest';
import { createFakeFeed, unreachable } from './fake-feed.fixture.ts';
import { createFakeTime, settled } from './fake-time.fixture.ts';
import { followFeed } from './follow-feed.ts';
import { ended, followTestFeed } from './follow-test-feed.fixture.ts';

describe('a follower of the feed', () => {
  it('has loaded all facts when it starts', async () => {
    const feed = createFakeFeed();
    feed.write(ended('a'));
    feed.write(ended('b'));
    const { known, follower } = await followTestFeed(feed);
    expect(known).toEqual({ facts: [ended('a'), ended('b')], loads: 1 });
    expect(follower).toMatchObject({ number: 2, keepSeconds: 310 });
  });

  it('refuses to start where the first read fails, and leaves nothing behind', async () => {
    const feed = createFakeFeed();
    const time = createFakeTime();
    feed.down = true;
    await expect(
      followFeed({ store: feed.store, onNews: () => undefined, startTimer: time.startTimer }),
    ).rejects.toBe(unreachable);
    expect([feed.connections, feed.listeners, time.timers]).toEqual([0, 0, 0]);
  });

  it('closes its connection where the connection succeeds and the first read fails', async () => {
    const feed = createFakeFeed();
    const connect: typeof feed.store.connect = async (wake) => {
      const connection = await feed.store.connect(wake);
      feed.down = true;
      return connection;
    };
    const store = { ...feed.store, connect };
    await expect(followFeed({ store, onNews: () => undefined })).rejects.toBe(unreachable);
    expect([feed.reads.length, feed.connections, feed.listeners]).toEqual([1, 0, 0]);
  });

  it('polls each second where nothing wakes it, from where it was', async () => {
    const { feed, time, known } = await followTestFeed();
    feed.write(ended('a'));
    await time.pass(999);
    expect(known.facts).toEqual([]);
    await time.pass(1);
    expect(known).toEqual({ facts: [ended('a')], loads: 1 });
    await time.pass(2_000);
    expect(feed.reads).toEqual([null, 0, 1, 1]);
    expect(known.facts).toEqual([ended('a')]);
  });

  it('reads at once when it is woken', async () => {
    const { feed, known } = await followTestFeed();
    feed.write(ended('a'));
    feed.wake();
    await settled();
    expect(known.facts).toEqual([ended('a')]);
  });

  it('reads once more, and never twice at once, however often it is woken during a read', async () => {
    const { feed, known } = await followTestFeed();
    const release = feed.hold();
    feed.wake();
    await settled();
    feed.write(ended('after the read began'));
    for (let wakes = 0; wakes < 5; wakes += 1) feed.wake();
    await settled();
    expect(feed.reads).toHaveLength(2);
    release();
    await settled();
    expect(feed.reads).toHaveLength(3);
    expect(feed.mostReadsAtOnce).toBe(1);
    expect(known.facts).toEqual([ended('after the read began')]);
  });

  it('tells facts of its own process at once, and knows their number', async () => {
    const { feed, known, follower } = await followTestFeed();
    feed.commit(ended('a'));
    expect(known.facts).toEqual([ended('a')]);
    expect(follower.number).toBe(1);
  });

  it('does not go back behind a fact of its own process that a read under way has not seen', async () => {
    const { feed, follower } = await followTestFeed();
    const release = feed.hold();
    feed.wake();
    await settled();
    feed.commit(ended('a'));
    release();
    await settled();
    expect(feed.readsUnderWay).toBe(0);
    expect(follower.number).toBe(1);
  });

  it('loads everything anew where the feed has started over', async () => {
    const { feed, time, known, follower } = await followTestFeed();
    feed.commit(ended('forgotten'));
    feed.startOver({ epoch: 'second', number: 40, facts: [ended('restored')] });
    await time.pass(1_000);
    expect(known).toEqual({ facts: [ended('restored')], loads: 2 });
    expect(follower.number).toBe(40);
  });

  it('loads everything anew where the newest number went back', async () => {
    const { feed, time, known, follower } = await followTestFeed();
    for (const sid of ['a', 'b', 'c']) feed.commit(ended(sid));
    await time.pass(1_000);
    feed.startOver({ epoch: 'first', number: 1, facts: [ended('a')] });
    await time.pass(1_000);
    expect(known).toEqual({ facts: [ended('a')], loads: 2 });
    expect(follower.number).toBe(1);
  });

  it('keeps a fact that its own process commits while everything is loaded anew', async () => {
    const { feed, time, known } = await followTestFeed();
    feed.startOver({ epoch: 'second', number: 1, facts: [ended('restored')] });
    const release = feed.hold();
    await time.pass(1_000);
    feed.commit(ended('just now'));
    release();
    await settled();
    expect(known).toEqual({ facts: [ended('restored'), ended('just now')], loads: 2 });
  });

  it('learns that tokens live longer now', async () => {
    const { feed, time, follower } = await followTestFeed();
    feed.keepSeconds = 3_610;
    await time.pass(1_000);
    expect(follower.keepSeconds).toBe(3_610);
  });
});

describe('readNow', () => {
  it('resolves when what was there at the call has been told', async () => {
    const { feed, known, follower } = await followTestFeed();
    feed.write(ended('a'));
    await follower.readNow();
    expect(known.facts).toEqual([ended('a')]);
  });

  it('waits for a read that begins after the call', async () => {
    const { feed, known, follower } = await followTestFeed();
    const release = feed.hold();
    const first = follower.readNow();
    await settled();
    feed.write(ended('a'));
    const second = follower.readNow();
    release();
    await first;
    expect(known.facts).toEqual([]);
    await second;
    expect(known.facts).toEqual([ended('a')]);
  });

  it('rejects where the read fails, and after the follower is closed', async () => {
    const { feed, follower } = await followTestFeed();
    feed.down = true;
    await expect(follower.readNow()).rejects.toBe(unreachable);
    await follower.close();
    await expect(follower.readNow()).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});
