import assert from 'node:assert/strict';
import type { ContractStore } from './contract-case.ts';
import { contractCase } from './contract-case.ts';
import {
  idleSeconds,
  insertAccount,
  insertSession,
  presented,
  readFacts,
  startSeconds,
  upTo,
} from './samples.ts';

const nowSeconds = startSeconds;

function give(store: ContractStore, id: string, ...scopes: string[]): Promise<'done' | 'not_found'> {
  return store.accounts.setScopes({ id, scopes, nowSeconds });
}

export const accountScopesCases = [
  contractCase('scopes: new ones void every token, and only of that user', async ({ store }) => {
    const alice = await insertAccount(store, 'alice');
    const bob = await insertAccount(store, 'bob');
    assert.equal(await give(store, alice.id, 'read', 'write'), 'done');
    assert.deepEqual(await store.accounts.findById(alice.id), {
      ...alice,
      scopes: ['read', 'write'],
      generation: 1,
    });
    assert.deepEqual(await store.accounts.findById(bob.id), bob);
    assert.deepEqual(await readFacts(store), [
      { kind: 'subject_voided', subject: alice.id, generation: 1, exceptSid: null },
    ]);
    assert.equal(await give(store, alice.id), 'done');
    assert.deepEqual((await store.accounts.findById(alice.id))?.scopes, []);
  }),

  contractCase('scopes: sessions live on with the new ones, and with their tokens', async ({ store }) => {
    const { id: subject } = await insertAccount(store, 'alice');
    const { id: bob } = await insertAccount(store, 'bob');
    const first = await insertSession(store, 1, { subject });
    const second = await insertSession(store, 2, { subject });
    const bobs = await insertSession(store, 3, { subject: bob });
    await store.sessions.refresh(presented(second, 0));
    await give(store, subject, 'write');
    const lifted = { subjectGeneration: 1, scopes: ['write'] };
    const refreshed = await store.sessions.refresh(presented(first, 0));
    assert.deepEqual(refreshed, {
      result: 'rotated',
      session: { ...first, ...lifted, generation: 1, parent: 0 },
    });
    assert.equal((await store.sessions.refresh(presented(second, 1))).result, 'rotated');
    // What was answered twice over is as old as before.
    assert.equal((await store.sessions.refresh(presented(second, 0))).result, 'replayed');
    assert.deepEqual(await store.sessions.list(bob, nowSeconds), [bobs]);
  }),

  contractCase('scopes: no session comes back that was voided or ended', async ({ store }) => {
    const { id: subject } = await insertAccount(store, 'alice');
    const voided = await insertSession(store, 1, { subject });
    await store.subjects.voidTokens({ subject, exceptSid: null, nowSeconds });
    const ended = await insertSession(store, 2, { subject, expected: { generation: 1 } });
    await store.sessions.end({ sid: ended.id, nowSeconds });
    assert.equal(await give(store, subject, 'write'), 'done');
    for (const session of [voided, ended])
      assert.deepEqual(await store.sessions.refresh(presented(session, 0)), { result: 'ended' });
    assert.deepEqual(await store.sessions.list(subject, nowSeconds), []);
  }),

  contractCase('scopes: no session comes back whose time was over', async ({ store }) => {
    const { id: subject } = await insertAccount(store, 'alice');
    const idle = await insertSession(store, 1, { subject });
    const change = { id: subject, scopes: ['write'], nowSeconds: nowSeconds + idleSeconds };
    assert.equal(await store.accounts.setScopes(change), 'done');
    // Asked by a clock that went back.
    assert.deepEqual(await store.sessions.refresh(presented(idle, 0)), { result: 'ended' });
  }),

  contractCase('scopes: of a disabled user change, and revive nothing', async ({ store }) => {
    const { id } = await insertAccount(store, 'alice');
    const session = await insertSession(store, 1, { subject: id });
    await store.accounts.setEnabled({ id, enabled: false, nowSeconds });
    assert.equal(await give(store, id, 'write'), 'done');
    const account = await store.accounts.findById(id);
    assert.deepEqual([account?.enabled, account?.scopes], [false, ['write']]);
    await store.accounts.setEnabled({ id, enabled: true, nowSeconds });
    assert.deepEqual(await store.sessions.refresh(presented(session, 0)), { result: 'ended' });
  }),

  contractCase('scopes: the same ones in any order change nothing', async ({ store }) => {
    const { id } = await insertAccount(store, 'alice');
    await give(store, id, 'read', 'write');
    const before = await store.accounts.findById(id);
    for (const same of [
      ['read', 'write'],
      ['write', 'read'],
      ['read', 'write', 'read'],
    ])
      assert.equal(await give(store, id, ...same), 'done');
    assert.deepEqual(await store.accounts.findById(id), before);
    assert.equal((await readFacts(store)).length, 1);
  }),

  contractCase('scopes: nobody is given any', async ({ store }) => {
    for (const id of ['4711', 'alice', '0', 'a\0b', '\ud800', '9'.repeat(40)])
      assert.equal(await give(store, id, 'read'), 'not_found');
    assert.deepEqual(await readFacts(store), []);
    assert.equal(await store.subjects.find('4711'), null);
  }),

  contractCase(
    'scopes: a refresh that races new ones keeps its session, and none goes on with the old ones',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const { id: subject } = await insertAccount(store, `alice${round}`);
        const session = await insertSession(store, round, { subject });
        const refreshes = upTo(4).map((turn) => node(turn).sessions.refresh(presented(session, 0)));
        assert.equal(await give(node(round), subject, 'write'), 'done');
        for (const refreshed of await Promise.all(refreshes)) {
          assert.match(refreshed.result, /^(rotated|repeated)$/);
          if (refreshed.result === 'ended') continue;
          const { subjectGeneration, scopes } = refreshed.session;
          assert.deepEqual(scopes, subjectGeneration === 1 ? ['write'] : ['read']);
        }
        const after = await store.sessions.refresh(presented(session, 1));
        assert.equal(after.result, 'rotated');
        assert.deepEqual([after.session.subjectGeneration, after.session.scopes], [1, ['write']]);
      });
    },
  ),

  contractCase(
    'scopes: raced changes and a disabling leave the last one, and no session',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const { id } = await insertAccount(store, `alice${round}`);
        const sessions = await Promise.all(
          upTo(3).map((index) => insertSession(store, 3 * round + index, { subject: id })),
        );
        await Promise.all([
          ...upTo(4).map((turn) => give(node(turn), id, `scope${turn}`)),
          node(1).accounts.setEnabled({ id, enabled: false, nowSeconds }),
          ...sessions.map((session, turn) => node(turn).sessions.refresh(presented(session, 0))),
        ]);
        const account = await store.accounts.findById(id);
        assert.deepEqual([account?.enabled, account?.generation], [false, 5]);
        for (const session of sessions)
          assert.equal((await store.sessions.refresh(presented(session, 1))).result, 'ended');
      });
    },
  ),
];
