import assert from 'node:assert/strict';
import type { BroughtAccount } from '../../account/account-store.ts';
import { contractCase } from './contract-case.ts';
import { countResults, insertAccount, readFacts, sampleAccount, startSeconds, upTo } from './samples.ts';

function brought(username: string, changes: Partial<BroughtAccount> = {}): BroughtAccount {
  return { ...sampleAccount(username), enabled: true, ...changes };
}

export const insertManyCases = [
  contractCase('many accounts: each is stored as it was brought, in order', async ({ store }) => {
    const accounts = [
      brought('Ren\u00e9', { usernameKey: 'ren\u00e9', scopes: ['read', 'write'] }),
      brought('bob', { enabled: false, createdAtSeconds: 0 }),
      brought('Carol'),
    ];
    const results = await store.accounts.insertMany(accounts);
    assert.deepEqual(countResults(results), { inserted: 3 });
    const stored = await store.accounts.list({ afterId: null, limit: 10 });
    assert.deepEqual(
      stored,
      accounts.map(({ username, passwordHash, scopes, enabled, createdAtSeconds }, index) => ({
        id: results[index]?.id,
        username,
        passwordHash,
        scopes,
        generation: 0,
        enabled,
        createdAtSeconds,
      })),
    );
    assert.equal((await store.subjects.find(results[1]?.id ?? ''))?.enabled, false);
    assert.deepEqual(await store.accounts.findByUsername('ren\u00e9'), stored[0]);
    assert.deepEqual(await readFacts(store), []);
    assert.equal(await store.accounts.holdsDemoAccount(), false);
  }),

  contractCase('many accounts: whoever is there stays entirely as they are', async ({ store }) => {
    const alice = await insertAccount(store, 'alice');
    await store.accounts.setEnabled({ id: alice.id, enabled: false, nowSeconds: startSeconds });
    const before = await store.accounts.findById(alice.id);
    const other = { passwordHash: 'another hash', scopes: ['admin'], createdAtSeconds: 1 };
    const results = await store.accounts.insertMany([brought('ALICE', other), brought('bob')]);
    assert.deepEqual(results[0], { result: 'exists', id: alice.id });
    assert.equal(results[1]?.result, 'inserted');
    assert.deepEqual(await store.accounts.findById(alice.id), before);
    assert.equal((await readFacts(store)).length, 1);
  }),

  contractCase('many accounts: of two with one name the first is stored', async ({ store }) => {
    const results = await store.accounts.insertMany([
      brought('alice', { passwordHash: 'first' }),
      brought('bob'),
      brought('Alice', { passwordHash: 'second' }),
      brought('ALICE', { passwordHash: 'third', enabled: false }),
    ]);
    const exists = { result: 'exists', id: results[0]?.id };
    assert.deepEqual(results.slice(2), [exists, exists]);
    const account = await store.accounts.findByUsername('alice');
    assert.deepEqual([account?.passwordHash, account?.username, account?.enabled], ['first', 'alice', true]);
  }),

  contractCase('many accounts: more than fit into a statement, and none', async ({ store }) => {
    assert.deepEqual(await store.accounts.insertMany([]), []);
    const accounts = upTo(1_201).map((index) => brought(`user${index}`));
    const results = await store.accounts.insertMany(accounts);
    assert.deepEqual(countResults(results), { inserted: 1_201 });
    for (const index of [0, 499, 500, 1_200])
      assert.equal((await store.accounts.findByUsername(`user${index}`))?.id, results[index]?.id);
    const again = await store.accounts.insertMany(accounts);
    assert.deepEqual(
      again,
      results.map(({ id }) => ({ result: 'exists', id })),
    );
  }),

  contractCase('many accounts: an id that is taken up is not one of a deleted account', async ({ store }) => {
    const { id } = await insertAccount(store, 'alice');
    await store.accounts.delete({ id, nowSeconds: startSeconds });
    const [inserted] = await store.accounts.insertMany([brought('alice')]);
    assert.equal(inserted?.result, 'inserted');
    assert.notEqual(inserted.id, id);
    assert.equal((await store.subjects.find(id))?.enabled, false);
  }),

  contractCase(
    'many accounts: raced batches in opposite orders, and single inserts, store each name once',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const names = upTo(20).map((index) => `user${round}-${index}`);
        const batches = upTo(4).map((turn) => {
          const ordered = turn % 2 === 0 ? names : names.toReversed();
          return node(turn).accounts.insertMany(ordered.map((name) => brought(name)));
        });
        const single = node(1).accounts.insert(sampleAccount(names[10] ?? ''));
        const counts = countResults((await Promise.all(batches)).flat());
        const alone = (await single).result === 'inserted' ? 1 : 0;
        assert.deepEqual(counts, { inserted: 20 - alone, exists: 60 + alone });
        const stored = await store.accounts.list({ afterId: null, limit: 1_000 });
        assert.equal(stored.length, 20 * (round + 1));
      });
    },
  ),
];
