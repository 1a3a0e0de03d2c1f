import assert from 'node:assert/strict';
import { contractCase } from './contract-case.ts';
import { insertAccount, startSeconds, upTo } from './samples.ts';

export const accountListCases = [
  contractCase('account lists: are in the order of ids, page by page', async ({ store }) => {
    const accounts = [];
    // Ids of different lengths, so that the order of texts would be another.
    for (const index of upTo(12)) accounts.push(await insertAccount(store, `user${12 - index}`));
    assert.deepEqual(await store.accounts.list({ afterId: null, limit: 100 }), accounts);
    const first = await store.accounts.list({ afterId: null, limit: 5 });
    assert.deepEqual(first, accounts.slice(0, 5));
    const second = await store.accounts.list({ afterId: first.at(-1)?.id ?? null, limit: 5 });
    assert.deepEqual(second, accounts.slice(5, 10));
    assert.deepEqual(await store.accounts.list({ afterId: accounts.at(-1)?.id ?? null, limit: 5 }), []);
  }),

  contractCase(
    'account lists: show who is disabled, go on after who was deleted, and are empty without accounts',
    async ({ store }) => {
      assert.deepEqual(await store.accounts.list({ afterId: null, limit: 5 }), []);
      const alice = await insertAccount(store, 'alice');
      const bob = await insertAccount(store, 'bob');
      const nowSeconds = startSeconds;
      await store.accounts.setEnabled({ id: bob.id, enabled: false, nowSeconds });
      await store.accounts.delete({ id: alice.id, nowSeconds });
      const rest = [{ ...bob, enabled: false, generation: 1 }];
      assert.deepEqual(await store.accounts.list({ afterId: alice.id, limit: 5 }), rest);
      assert.deepEqual(await store.accounts.list({ afterId: null, limit: 5 }), rest);
    },
  ),

  contractCase('account lists: nobody comes after what no id can be', async ({ store }) => {
    await insertAccount(store, 'alice');
    for (const afterId of ['alice', '9999999999999999', '9'.repeat(40), 'NaN'])
      assert.deepEqual(await store.accounts.list({ afterId, limit: 5 }), [], afterId);
  }),
];
