import assert from 'node:assert/strict';
import type { ContractStore } from './contract-case.ts';
import { contractCase } from './contract-case.ts';
import {
  graceSeconds,
  idleSeconds,
  insertSession,
  lifetimeSeconds,
  presented,
  readFacts,
  startSeconds,
} from './samples.ts';

/** A session whose newest generation is 2, its parent 1, its ancestor 0. */
async function sessionWithAncestor(store: ContractStore, index: number) {
  const session = await insertSession(store, index);
  for (const generation of [0, 1]) await store.sessions.refresh(presented(session, generation));
  return session;
}

async function assertEndedByReplay(store: ContractStore, sid: string, generation: number): Promise<void> {
  const before = (await readFacts(store)).length;
  const [session] = (await store.sessions.list('alice', startSeconds)).filter(({ id }) => id === sid);
  const replayed = await store.sessions.refresh(presented({ id: sid }, generation));
  assert.deepEqual(replayed, { result: 'replayed', session });
  assert.deepEqual((await readFacts(store)).slice(before), [{ kind: 'session_ended', sid }]);
  for (const each of [0, 1, 2, 3])
    assert.deepEqual(await store.sessions.refresh(presented({ id: sid }, each)), { result: 'ended' });
  assert.equal((await readFacts(store)).length, before + 1);
}

export const refreshCases = [
  contractCase('refresh: the newest token is rotated', async ({ store }) => {
    const session = await insertSession(store, 1);
    const nowSeconds = startSeconds + 60;
    const device = { userAgent: 'another browser', ip: null };
    const rotated = await store.sessions.refresh({ ...presented(session, 0, nowSeconds), ...device });
    const expected = {
      ...session,
      ...device,
      generation: 1,
      parent: 0,
      issuedAtSeconds: nowSeconds,
      lastSeenAtSeconds: nowSeconds,
      idleExpiresAtSeconds: nowSeconds + idleSeconds,
    };
    assert.deepEqual(rotated, { result: 'rotated', session: expected });
    assert.deepEqual(await store.sessions.list('alice', nowSeconds), [expected]);
    assert.deepEqual(await readFacts(store), []);
  }),

  contractCase('refresh: the parent gets the same successor within the grace', async ({ store }) => {
    const session = await insertSession(store, 1);
    await store.sessions.refresh(presented(session, 0));
    for (const nowSeconds of [startSeconds, startSeconds + graceSeconds]) {
      const repeated = await store.sessions.refresh(presented(session, 0, nowSeconds));
      assert.equal(repeated.result, 'repeated');
      assert.equal(repeated.session.generation, 1);
      assert.equal(repeated.session.parent, 0);
      assert.equal(repeated.session.issuedAtSeconds, startSeconds);
    }
    const nowSeconds = startSeconds + graceSeconds;
    assert.equal((await store.sessions.refresh(presented(session, 1, nowSeconds))).result, 'rotated');
  }),

  contractCase('refresh: the parent gets a new successor after the grace', async ({ store }) => {
    const session = await insertSession(store, 1);
    await store.sessions.refresh(presented(session, 0));
    const nowSeconds = startSeconds + graceSeconds + 1;
    const reissued = await store.sessions.refresh(presented(session, 0, nowSeconds));
    assert.equal(reissued.result, 'reissued');
    const { generation, parent, issuedAtSeconds } = reissued.session;
    assert.deepEqual(
      { generation, parent, issuedAtSeconds },
      { generation: 2, parent: 0, issuedAtSeconds: nowSeconds },
    );
    assert.equal((await store.sessions.refresh(presented(session, 0, nowSeconds))).result, 'repeated');
    assert.equal((await store.sessions.refresh(presented(session, 2, nowSeconds))).result, 'rotated');
  }),

  contractCase('refresh: an ancestor ends exactly its own session, and a fact says so', async ({ store }) => {
    const session = await sessionWithAncestor(store, 1);
    const bystander = await sessionWithAncestor(store, 2);
    await assertEndedByReplay(store, session.id, 0);
    assert.equal((await store.sessions.refresh(presented(bystander, 2))).result, 'rotated');
  }),

  contractCase('refresh: so does an orphan', async ({ store }) => {
    const session = await insertSession(store, 1);
    await store.sessions.refresh(presented(session, 0));
    await store.sessions.refresh(presented(session, 0, startSeconds + graceSeconds + 1));
    await assertEndedByReplay(store, session.id, 1);
  }),

  contractCase('refresh: a generation that was never issued ends nothing', async ({ store }) => {
    const session = await insertSession(store, 1);
    for (const generation of [1, 2, Number.MAX_SAFE_INTEGER])
      assert.deepEqual(await store.sessions.refresh(presented(session, generation)), { result: 'ended' });
    assert.deepEqual(await store.sessions.list('alice', startSeconds), [session]);
    assert.deepEqual(await readFacts(store), []);
    assert.equal((await store.sessions.refresh(presented(session, 0))).result, 'rotated');
  }),

  contractCase('refresh: an unknown session is ended, and no fact is written', async ({ store }) => {
    await insertSession(store, 1);
    for (const id of ['', 'unknown', "x' or 1 = 1 --", '%', '__proto__', 'a\0b', '\ud800'])
      assert.deepEqual(await store.sessions.refresh(presented({ id }, 0)), { result: 'ended' });
    assert.deepEqual(await readFacts(store), []);
  }),

  contractCase(
    'refresh: the idle end is moved, and a session is over from that second on',
    async ({ store }) => {
      const session = await insertSession(store, 1);
      const late = startSeconds + idleSeconds - 1;
      assert.equal((await store.sessions.refresh(presented(session, 0, late))).result, 'rotated');
      const end = late + idleSeconds;
      for (const generation of [0, 1])
        assert.deepEqual(await store.sessions.refresh(presented(session, generation, end)), {
          result: 'ended',
        });
      assert.equal((await store.sessions.refresh(presented(session, 1, end - 1))).result, 'rotated');
      assert.deepEqual(await readFacts(store), []);
    },
  ),

  contractCase('refresh: nothing moves the absolute end', async ({ store }) => {
    const end = startSeconds + 100;
    const session = await insertSession(store, 1, { expiresAtSeconds: end });
    assert.equal(session.idleExpiresAtSeconds, end);
    const rotated = await store.sessions.refresh(presented(session, 0, end - 1));
    assert.equal(rotated.result, 'rotated');
    assert.equal(rotated.session.expiresAtSeconds, end);
    assert.equal(rotated.session.idleExpiresAtSeconds, end);
    for (const generation of [0, 1])
      for (const nowSeconds of [end, startSeconds + lifetimeSeconds])
        assert.deepEqual(await store.sessions.refresh(presented(session, generation, nowSeconds)), {
          result: 'ended',
        });
  }),
];
