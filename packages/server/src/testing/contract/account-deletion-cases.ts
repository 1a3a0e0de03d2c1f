import assert from 'node:assert/strict';
import { contractCase } from './contract-case.ts';
import {
  countResults,
  insertAccount,
  insertSession,
  presented,
  readFacts,
  sampleSession,
  startSeconds,
  upTo,
} from './samples.ts';

const nowSeconds = startSeconds;

export const accountDeletionCases = [
  contractCase(
    'deletions: an account goes with its sessions and tokens, and nobody else',
    async ({ store }) => {
      const { id } = await insertAccount(store, 'alice');
      const bob = await insertAccount(store, 'bob');
      const session = await insertSession(store, 1, { subject: id });
      const bobs = await insertSession(store, 2, { subject: bob.id });
      assert.equal(await store.accounts.delete({ id, nowSeconds }), 'done');
      assert.equal(await store.accounts.findById(id), null);
      assert.equal(await store.accounts.findByUsername('alice'), null);
      assert.deepEqual(await readFacts(store), [
        { kind: 'subject_voided', subject: id, generation: 1, exceptSid: null },
      ]);
      assert.deepEqual(await store.sessions.refresh(presented(session, 0)), { result: 'ended' });
      assert.deepEqual(await store.sessions.list(id, nowSeconds), []);
      assert.deepEqual(await store.accounts.findById(bob.id), bob);
      assert.equal((await store.sessions.refresh(presented(bobs, 0))).result, 'rotated');
    },
  ),

  contractCase('deletions: the second finds nobody, and odd ids are nobody\u2019s', async ({ store }) => {
    const { id } = await insertAccount(store, 'alice');
    await store.accounts.delete({ id, nowSeconds });
    for (const nobody of [id, '4711', 'alice', '0', `0${id}`, 'a\0b', '\ud800', '9'.repeat(40)])
      assert.equal(await store.accounts.delete({ id: nobody, nowSeconds }), 'not_found');
    assert.equal((await readFacts(store)).length, 1);
    for (const enabled of [true, false])
      assert.equal(await store.accounts.setEnabled({ id, enabled, nowSeconds }), 'not_found');
    assert.equal(await store.accounts.setScopes({ id, scopes: ['read'], nowSeconds }), 'not_found');
    assert.equal(await store.accounts.setPassword({ id, passwordHash: 'new', nowSeconds }), 'not_found');
  }),

  contractCase('deletions: the subject stays disabled, so that no sign-in comes late', async ({ store }) => {
    const { id } = await insertAccount(store, 'alice');
    const unchangedSinceNumber = 0;
    await store.accounts.delete({ id, nowSeconds });
    const state = await store.subjects.find(id);
    assert.deepEqual([state?.enabled, state?.generation], [false, 1]);
    for (const expected of [{ generation: 0 }, { generation: 1 }, { unchangedSinceNumber }]) {
      const late = sampleSession(1, { subject: id, expected });
      assert.deepEqual(await store.sessions.insert(late), { result: 'subject_changed' });
    }
  }),

  contractCase('deletions: the name is free, and the id is never given again', async ({ store }) => {
    const before = await insertAccount(store, 'alice');
    const session = await insertSession(store, 1, { subject: before.id });
    await store.accounts.delete({ id: before.id, nowSeconds });
    const after = await insertAccount(store, 'alice');
    assert.notEqual(after.id, before.id);
    assert.deepEqual([after.generation, after.enabled], [0, true]);
    assert.equal((await store.subjects.find(before.id))?.enabled, false);
    assert.deepEqual(await store.sessions.refresh(presented(session, 0)), { result: 'ended' });
  }),

  contractCase('deletions: of raced ones exactly one finds the account', async ({ store, nodes, rounds }) => {
    const node = await nodes();
    await rounds(async (round) => {
      const { id } = await insertAccount(store, `alice${round}`);
      const deletions = upTo(6).map((turn) => node(turn).accounts.delete({ id, nowSeconds }));
      const results = (await Promise.all(deletions)).map((result) => ({ result }));
      assert.deepEqual(countResults(results), { done: 1, not_found: 5 });
      assert.equal((await readFacts(store)).length, round + 1);
    });
  }),

  contractCase('deletions: nothing survives one that it raced', async ({ store, nodes, rounds }) => {
    const node = await nodes();
    await rounds(async (round) => {
      const { id, passwordHash: expectedHash } = await insertAccount(store, `alice${round}`);
      const session = await insertSession(store, round, { subject: id });
      const change = { id, nowSeconds };
      const raced = [
        ...upTo(4).map((turn) => node(turn).sessions.refresh(presented(session, 0))),
        node(0).accounts.setScopes({ ...change, scopes: ['write'] }),
        node(1).accounts.setPassword({ ...change, passwordHash: 'set' }),
        node(0).accounts.setEnabled({ ...change, enabled: true }),
        node(1).accounts.changePassword({
          ...change,
          expectedHash,
          passwordHash: 'changed',
          exceptSid: session.id,
        }),
      ];
      assert.equal(await node(round).accounts.delete(change), 'done');
      await Promise.all(raced);
      assert.equal(await store.accounts.findById(id), null);
      assert.equal((await store.subjects.find(id))?.enabled, false);
      assert.deepEqual(await store.sessions.list(id, nowSeconds), []);
      for (const generation of upTo(3))
        assert.deepEqual(await store.sessions.refresh(presented(session, generation)), { result: 'ended' });
    });
  }),
];
