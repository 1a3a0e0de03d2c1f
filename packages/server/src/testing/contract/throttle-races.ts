import assert from 'node:assert/strict';
import { contractCase } from './contract-case.ts';
import { countResults, startSeconds, upTo } from './samples.ts';
import { countUpTo, readCounters, sampleCounter } from './throttle-samples.ts';

export const throttleRaces = [
  contractCase(
    'races: attempts at the same time get no more tries than one after the other',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const keys = [`account${round}`, `network${round}`];
        const attempts = upTo(50).map((index) =>
          node(index).throttle.reserve(keys, startSeconds, countUpTo(5, keys)),
        );
        assert.deepEqual(countResults(await Promise.all(attempts)), { reserved: 5, held: 45 });
        const counters = await readCounters(store.throttle, keys);
        assert.deepEqual(
          [...counters.values()].map(({ failures }) => failures),
          [5, 5],
        );
      });
    },
  ),

  contractCase(
    'races: attempts that share some counters, named in any order, count each one once',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const [network, ...accounts] = ['n', 'a', 'b', 'z'].map((name) => `${name}${round}`) as [string];
        const attempts = upTo(24).map((index) => {
          const account = (accounts as string[])[index % 3] ?? '';
          const keys = index % 2 === 0 ? [account, network] : [network, account];
          return node(index).throttle.reserve(keys, startSeconds, countUpTo(100, keys));
        });
        assert.deepEqual(countResults(await Promise.all(attempts)), { reserved: 24 });
        const counters = await readCounters(store.throttle, [network, ...accounts]);
        const failures = [network, ...accounts].map((key) => counters.get(key)?.failures);
        assert.deepEqual(failures, [24, 8, 8, 8]);
      });
    },
  ),

  contractCase(
    'races: no update is lost, while others reserve and counters are pruned',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const key = `account${round}`;
        const takeOne = (index: number) =>
          node(index).throttle.update([key], startSeconds, (counters) => [
            sampleCounter(key, { failures: (counters.get(key)?.failures ?? 0) + 10 }),
          ]);
        await Promise.all([
          ...upTo(8).map((index) =>
            node(index).throttle.reserve([key], startSeconds, countUpTo(1_000, [key])),
          ),
          ...upTo(8).map(takeOne),
          ...upTo(4).map((index) => node(index).throttle.prune(startSeconds)),
        ]);
        const counters = await readCounters(store.throttle, [key]);
        assert.equal(counters.get(key)?.failures, 88);
      });
    },
  ),
];
