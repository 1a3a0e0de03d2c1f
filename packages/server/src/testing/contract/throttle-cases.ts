import assert from 'node:assert/strict';
import { contractCase } from './contract-case.ts';
import { startSeconds } from './samples.ts';
import { countUpTo, readCounters, sampleCounter } from './throttle-samples.ts';

/** Far beyond what the clocks of nodes may be apart. */
const muchLaterSeconds = startSeconds + 100_000;

export const throttleCases = [
  contractCase('throttle: what was reserved is what the next attempt sees', async ({ store, other }) => {
    const second = await other();
    const counter = sampleCounter('b', {
      failures: 3,
      blockedUntilSeconds: startSeconds + 5,
      knownUntilSeconds: startSeconds + 900,
    });
    const decision = { result: 'reserved', counters: [counter, sampleCounter('a')] } as const;
    const decided = await store.throttle.reserve(['b', 'a'], startSeconds, (counters) => {
      assert.equal(counters.size, 0);
      return decision;
    });
    assert.deepEqual(decided, decision);
    assert.deepEqual(
      await readCounters(second.throttle, ['a', 'b', 'c']),
      new Map([
        ['a', sampleCounter('a')],
        ['b', counter],
      ]),
    );
  }),

  contractCase('throttle: an attempt that is held changes nothing', async ({ store }) => {
    const reserve = () => store.throttle.reserve(['a', 'b'], startSeconds, countUpTo(1, ['a', 'b']));
    assert.equal((await reserve()).result, 'reserved');
    const before = await readCounters(store.throttle, ['a', 'b']);
    assert.deepEqual(await reserve(), { result: 'held', retryAfterSeconds: 7 });
    assert.deepEqual(await readCounters(store.throttle, ['a', 'b']), before);
  }),

  contractCase('throttle: a counter that nothing was decided for stays as it is', async ({ store }) => {
    const { throttle } = store;
    await throttle.reserve(['a'], startSeconds, countUpTo(5, ['a']));
    await throttle.reserve(['a', 'b'], startSeconds, countUpTo(5, ['b']));
    const counters = await readCounters(throttle, ['a', 'b']);
    assert.deepEqual([counters.get('a')?.failures, counters.get('b')?.failures], [1, 1]);
    await throttle.reserve(['a', 'c'], startSeconds, countUpTo(5, ['a']));
    assert.equal((await readCounters(throttle, ['c'])).size, 0);
  }),

  contractCase('throttle: a counter whose time has come is as if it had never been', async ({ store }) => {
    const { throttle } = store;
    await throttle.reserve(['a'], startSeconds, countUpTo(1, ['a']));
    const { forgetAtSeconds } = sampleCounter('a');
    assert.equal((await readCounters(throttle, ['a'], forgetAtSeconds - 1)).size, 1);
    assert.equal((await readCounters(throttle, ['a'], forgetAtSeconds)).size, 0);
    const again = await throttle.reserve(['a'], forgetAtSeconds, countUpTo(1, ['a']));
    assert.equal(again.result, 'reserved');
  }),

  contractCase('throttle: an update sees the counters as they are, and writes them', async ({ store }) => {
    const { throttle } = store;
    await throttle.reserve(['a'], startSeconds, countUpTo(5, ['a']));
    await throttle.update(['a', 'b'], startSeconds, (counters) => {
      assert.deepEqual(counters, new Map([['a', sampleCounter('a')]]));
      return [sampleCounter('a', { failures: 0 }), sampleCounter('b', { failures: 4 })];
    });
    const counters = await readCounters(throttle, ['a', 'b']);
    assert.deepEqual([counters.get('a')?.failures, counters.get('b')?.failures], [0, 4]);
    await throttle.update(['a', 'c'], startSeconds, () => []);
    assert.deepEqual(await readCounters(throttle, ['a', 'b']), counters);
    assert.equal((await readCounters(throttle, ['c'])).size, 0);
  }),

  contractCase('throttle: pruning deletes what is forgotten, and nothing else', async ({ store }) => {
    const { throttle } = store;
    const kept = sampleCounter('kept', { forgetAtSeconds: muchLaterSeconds + 1 });
    await throttle.update(['kept', 'over'], startSeconds, () => [kept, sampleCounter('over')]);
    assert.equal(await throttle.prune(startSeconds), 0);
    assert.equal(await throttle.prune(muchLaterSeconds), 1);
    assert.equal(await throttle.prune(muchLaterSeconds), 0);
    assert.deepEqual([...(await readCounters(throttle, ['kept', 'over'])).keys()], ['kept']);
  }),
];
