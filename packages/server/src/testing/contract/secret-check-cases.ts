import assert from 'node:assert/strict';
import { contractCase } from './contract-case.ts';
import { countResults, upTo } from './samples.ts';

export const secretCheckCases = [
  contractCase('secret check: the first value stays, and everybody gets it', async ({ store, other }) => {
    const second = await other();
    assert.equal(await store.secretCheck.settle('first'), 'first');
    assert.equal(await second.secretCheck.settle('second'), 'first');
    assert.equal(await store.secretCheck.settle('third'), 'first');
  }),

  contractCase('secret check: nodes that start at once agree', async ({ nodes }) => {
    const node = await nodes();
    const values = upTo(10).map((index) => `value ${index}`);
    const settled = await Promise.all(values.map((value, index) => node(index).secretCheck.settle(value)));
    assert.equal(new Set(settled).size, 1);
    assert.ok(settled.every((value) => values.includes(value)));
  }),

  contractCase(
    'secret check: the value is replaced only where it is the one expected',
    async ({ store, other }) => {
      const second = await other();
      const { secretCheck } = store;
      assert.equal(await secretCheck.replace({ expected: 'first', value: 'second' }), 'conflict');
      await secretCheck.settle('first');
      assert.equal(await secretCheck.replace({ expected: 'other', value: 'second' }), 'conflict');
      assert.equal(await secretCheck.replace({ expected: 'first', value: 'second' }), 'replaced');
      assert.equal(await second.secretCheck.settle('third'), 'second');
      const replaced = await Promise.all(
        upTo(6).map((index) =>
          (index % 2 === 0 ? store : second).secretCheck.replace({
            expected: 'second',
            value: `value ${index}`,
          }),
        ),
      );
      const results = replaced.map((result) => ({ result }));
      assert.deepEqual(countResults(results), { replaced: 1, conflict: 5 });
    },
  ),
];
