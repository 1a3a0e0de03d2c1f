import assert from 'node:assert/strict';
import type { ContractStore } from './contract-case.ts';
import { contractCase } from './contract-case.ts';
import {
  countResults,
  graceSeconds,
  insertAccount,
  insertSession,
  presented,
  readFacts,
  startSeconds,
  upTo,
} from './samples.ts';

/** Nothing that any answer may have handed out is of use. */
async function assertDead(store: ContractStore, sid: string, subject: string): Promise<void> {
  assert.deepEqual(await store.sessions.list(subject, startSeconds), []);
  for (const generation of upTo(4))
    assert.deepEqual(await store.sessions.refresh(presented({ id: sid }, generation)), { result: 'ended' });
}

/** Ten uses of one token, through both nodes. */
function useTenTimes(
  node: (turn: number) => ContractStore,
  sid: string,
  generation: number,
  nowSeconds = startSeconds,
) {
  return Promise.all(
    upTo(10).map((index) => node(index).sessions.refresh(presented({ id: sid }, generation, nowSeconds))),
  );
}

function generationsOf(results: Awaited<ReturnType<typeof useTenTimes>>): ReadonlySet<unknown> {
  return new Set(results.map((each) => (each.result === 'ended' ? null : each.session.generation)));
}

export const refreshRaces = [
  contractCase('races: ten uses of one token at once leave one branch', async ({ store, nodes, rounds }) => {
    const node = await nodes();
    await rounds(async (round) => {
      const { id } = await insertSession(store, round);
      const results = await useTenTimes(node, id, 0);
      assert.deepEqual(countResults(results), { rotated: 1, repeated: 9 });
      assert.deepEqual(generationsOf(results), new Set([1]));
      assert.equal((await store.sessions.refresh(presented({ id }, 1))).result, 'rotated');
    });
    assert.deepEqual(await readFacts(store), []);
  }),

  contractCase('races: so do ten uses of a parent after the grace', async ({ store, nodes, rounds }) => {
    const node = await nodes();
    const late = startSeconds + graceSeconds + 1;
    await rounds(async (round) => {
      const { id } = await insertSession(store, round);
      await store.sessions.refresh(presented({ id }, 0));
      const results = await useTenTimes(node, id, 0, late);
      assert.deepEqual(countResults(results), { reissued: 1, repeated: 9 });
      assert.deepEqual(generationsOf(results), new Set([2]));
      assert.equal((await store.sessions.refresh(presented({ id }, 2, late))).result, 'rotated');
    });
  }),

  contractCase(
    'races: ten uses of an ancestor at once end the session once',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const { id } = await insertSession(store, round);
        for (const generation of [0, 1]) await store.sessions.refresh(presented({ id }, generation));
        assert.deepEqual(countResults(await useTenTimes(node, id, 0)), { replayed: 1, ended: 9 });
        assert.equal((await readFacts(store)).length, round + 1);
        await assertDead(store, id, 'alice');
      });
    },
  ),

  contractCase(
    'races: a session that is ended while it is refreshed is dead',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const { id: sid } = await insertSession(store, round);
        const refreshes = [0, 1].map((index) => node(index).sessions.refresh(presented({ id: sid }, 0)));
        assert.equal(await node(1).sessions.end({ sid, nowSeconds: startSeconds }), 'ended');
        await assertDead(store, sid, 'alice');
        await Promise.all(refreshes);
        await assertDead(store, sid, 'alice');
      });
    },
  ),

  contractCase('races: so is one whose subject is voided', async ({ store, nodes, rounds }) => {
    const node = await nodes();
    await rounds(async (round) => {
      const subject = `alice${round}`;
      const { id } = await insertSession(store, round, { subject });
      const refreshes = [0, 1].map((index) => node(index).sessions.refresh(presented({ id }, 0)));
      await node(1).subjects.voidTokens({ subject, exceptSid: null, nowSeconds: startSeconds });
      await assertDead(store, id, subject);
      for (const refreshed of await Promise.all(refreshes))
        if (refreshed.result !== 'ended') assert.equal(refreshed.session.subjectGeneration, 0);
      await assertDead(store, id, subject);
    });
  }),

  contractCase(
    'races: a change of password ends the sessions refreshed meanwhile, and never the caller\u2019s',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const { id: subject, passwordHash: expectedHash } = await insertAccount(store, `alice${round}`);
        const kept = await insertSession(store, 2 * round, { subject });
        const lost = await insertSession(store, 2 * round + 1, { subject });
        const ofKept = upTo(4).map((index) => node(index).sessions.refresh(presented(kept, 0)));
        const ofLost = upTo(4).map((index) => node(index).sessions.refresh(presented(lost, 0)));
        const changed = await node(1).accounts.changePassword({
          id: subject,
          expectedHash,
          passwordHash: 'new hash',
          exceptSid: kept.id,
          nowSeconds: startSeconds,
        });
        assert.equal(changed, 'changed');
        assert.deepEqual(await store.sessions.refresh(presented(lost, 1)), { result: 'ended' });
        assert.deepEqual(countResults(await Promise.all(ofKept)), { rotated: 1, repeated: 3 });
        await Promise.all(ofLost);
        const [session, ...rest] = await store.sessions.list(subject, startSeconds);
        assert.deepEqual(rest, []);
        assert.equal(session?.id, kept.id);
        assert.equal(session.subjectGeneration, 1);
        assert.equal((await store.sessions.refresh(presented(kept, 1))).result, 'rotated');
      });
    },
  ),
];
