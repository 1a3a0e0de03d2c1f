import assert from 'node:assert/strict';
import { contractCase } from './contract-case.ts';
import { insertAccount, insertSession, presented, readFacts, startSeconds } from './samples.ts';

const nowSeconds = startSeconds;

export const accountPasswordCases = [
  contractCase('passwords: one that is set ends every session, and only of that user', async ({ store }) => {
    const alice = await insertAccount(store, 'alice');
    const { id } = alice;
    const bob = await insertAccount(store, 'bob');
    const lost = await insertSession(store, 1, { subject: id });
    const bobs = await insertSession(store, 2, { subject: bob.id });
    assert.equal(await store.accounts.setPassword({ id, passwordHash: 'new hash', nowSeconds }), 'done');
    assert.deepEqual(await store.accounts.findById(id), {
      ...alice,
      passwordHash: 'new hash',
      generation: 1,
    });
    assert.deepEqual(await readFacts(store), [
      { kind: 'subject_voided', subject: id, generation: 1, exceptSid: null },
    ]);
    assert.equal((await store.sessions.refresh(presented(lost, 0))).result, 'ended');
    assert.deepEqual(await store.accounts.findById(bob.id), bob);
    assert.equal((await store.sessions.refresh(presented(bobs, 0))).result, 'rotated');
  }),

  contractCase('passwords: whoever is disabled stays so with a new one', async ({ store }) => {
    const { id } = await insertAccount(store, 'alice');
    await store.accounts.setEnabled({ id, enabled: false, nowSeconds });
    assert.equal(await store.accounts.setPassword({ id, passwordHash: 'new hash', nowSeconds }), 'done');
    const account = await store.accounts.findById(id);
    assert.deepEqual([account?.enabled, account?.passwordHash], [false, 'new hash']);
  }),

  contractCase('passwords: none is set for nobody', async ({ store }) => {
    for (const id of ['4711', 'alice', '0', 'a\0b', '\ud800', '9'.repeat(40)])
      assert.equal(
        await store.accounts.setPassword({ id, passwordHash: 'new hash', nowSeconds }),
        'not_found',
      );
    assert.deepEqual(await readFacts(store), []);
    assert.equal(await store.subjects.find('4711'), null);
  }),

  contractCase(
    'passwords: one that an operator sets wins over a change and an upgrade that it races',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const { id, passwordHash: expectedHash } = await insertAccount(store, `alice${round}`);
        const [set, changed, upgraded] = await Promise.all([
          node(round).accounts.setPassword({ id, passwordHash: 'set', nowSeconds }),
          node(round + 1).accounts.changePassword({
            id,
            expectedHash,
            passwordHash: 'changed',
            exceptSid: null,
            nowSeconds,
          }),
          node(round).accounts.upgradeHash({ id, expectedHash, passwordHash: 'upgraded' }),
        ]);
        assert.equal(set, 'done');
        const account = await store.accounts.findById(id);
        assert.equal(account?.passwordHash, 'set');
        assert.equal(account.generation, changed === 'changed' ? 2 : 1);
        // Of the two that want the hash that was read, one came at most.
        assert.ok(changed === 'not_current' || upgraded === 'changed');
      });
    },
  ),
];
