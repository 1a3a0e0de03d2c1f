import { describe, expect, it } from 'vitest';
import { unreachable } from './fake-feed.fixture.ts';
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
    const { feed, time, errorTimes, connectTimes } = await followTestFeed();
    const pauses = async () => {
      errorTimes.length = 0;
      connectTimes.length = 0;
      feed.down = true;
      await time.pass(10_000);
      const [lostAt = NaN] = errorTimes;
      return connectTimes.map((at, index) => at - (connectTimes[index - 1] ?? lostAt));
    };
    const expected = [125, 250, 500, 1_000, 2_000, 2_500, 2_500];
    expect(await pauses()).toEqual(expected);
    feed.down = false;
    await time.pass(5_000);
    expect(await pauses()).toEqual(expected);
  });

  it('reports that once, however often it tries, and again after a success', async () => {
    const { feed, time, errors, errorTimes } = await followTestFeed();
    feed.down = true;
    await time.pass(60_000);
    expect(feed.connects).toBeGreaterThan(10);
    expect([errors, errorTimes]).toEqual([[unreachable], [1_000]]);
    feed.down = false;
    await time.pass(5_000);
    feed.down = true;
    await time.pass(60_000);
    expect(errors).toEqual([unreachable, unreachable]);
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
