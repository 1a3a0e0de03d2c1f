import { describe, expect, it } from 'vitest';
import { createFakeFeed, unreachable } from './fake-feed.fixture.ts';
import { settled } from './fake-time.fixture.ts';
import { ended, followTestFeed } from './follow-test-feed.fixture.ts';

describe('a follower whose store is out of reach', () => {
  it('takes a new connection and hears what it missed, without forgetting what it knew', async () => {
    const { feed, time, errors, known } = await followTestFeed();
    feed.commit(ended('a'));
    await time.pass(1_000);
    feed.down = true;
    await time.pass(1_000);
    expect(feed.connections).toBe(0);
    feed.write(ended('meanwhile'));
    feed.down = false;
    await time.pass(5_000);
    expect(feed.connections).toBe(1);
    expect(feed.connects).toBe(2);
    expect(errors).toEqual([unreachable]);
    expect(known.loads).toBe(1);
    expect(new Set(known.facts)).toEqual(new Set([ended('a'), ended('meanwhile')]));
  });

  it('hears facts that have taken the numbers of others meanwhile', async () => {
    const { feed, time, known } = await followTestFeed();
    for (const sid of ['a', 'b']) feed.commit(ended(sid));
    await time.pass(1_000);
    feed.down = true;
    await time.pass(1_000);
    feed.startOver({ epoch: 'first', number: 3, facts: ['a', 'other b', 'c'].map(ended) });
    feed.down = false;
    await time.pass(5_000);
    expect(known.facts).toContainEqual(ended('other b'));
  });

  it('forgets what it knew where the feed has started over meanwhile', async () => {
    const { feed, time, known } = await followTestFeed();
    feed.commit(ended('a'));
    await time.pass(1_000);
    feed.down = true;
    await time.pass(1_000);
    feed.startOver({ epoch: 'second', number: 3, facts: [ended('b')] });
    feed.down = false;
    await time.pass(5_000);
    expect(known).toEqual({ facts: [ended('b')], loads: 2 });
  });

  it('tries again after pauses that double up to 5 s, and starts small after a success', async () => {
    const { feed, time, errorTimes } = await followTestFeed();
    const pauses = async () => {
      errorTimes.length = 0;
      feed.down = true;
      await time.pass(10_000);
      return errorTimes.slice(1).map((at, index) => at - (errorTimes[index] ?? 0));
    };
    const expected = [125, 250, 500, 1_000, 2_000, 2_500, 2_500];
    expect(await pauses()).toEqual(expected);
    feed.down = false;
    await time.pass(5_000);
    expect(await pauses()).toEqual(expected);
  });

  it('is not hurried by a wake or by a call', async () => {
    const { feed, time, follower } = await followTestFeed();
    feed.down = true;
    await expect(follower.readNow()).rejects.toBe(unreachable);
    const call = expect(follower.readNow()).rejects.toBe(unreachable);
    await time.pass(124);
    expect(feed.connects).toBe(1);
    await time.pass(1);
    expect(feed.connects).toBe(2);
    await call;
  });

  it('still tells facts of its own process', async () => {
    const { feed, time, known } = await followTestFeed();
    feed.down = true;
    await time.pass(1_000);
    feed.commit(ended('a'));
    expect(known.facts).toEqual([ended('a')]);
  });

  it('reads again what a listener could not take in', async () => {
    const { feed, time, known, errors, listener, follower } = await followTestFeed();
    const fault = new Error('the listener is at fault');
    listener.fault = fault;
    feed.write(ended('a'));
    await time.pass(1_000);
    expect(errors).toEqual([fault]);
    expect(follower.lagSeconds()).toBe(1);
    listener.fault = null;
    await time.pass(1_000);
    expect(known.facts).toEqual([ended('a')]);
  });
});

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

  it('is 0 where only this machine uses the store', async () => {
    const { feed, time, follower } = await followTestFeed(createFakeFeed({ local: true }));
    feed.down = true;
    await time.pass(90_000);
    expect(follower.lagSeconds()).toBe(0);
  });
});
