import assert from 'node:assert/strict';
import type { NumberedFact } from '../../feed/fact.ts';
import type { NewSession } from '../../session/session-store.ts';
import { type ContractStore, contractCase } from './contract-case.ts';
import {
  insertSession,
  presented,
  readFacts,
  sampleSession,
  sampleSid,
  startSeconds,
  upTo,
} from './samples.ts';

/** The ids of the sessions that a fact says to have ended, in the order of the facts. */
async function endedSids(store: ContractStore): Promise<readonly string[]> {
  const facts = await readFacts(store);
  return facts.flatMap((fact) => (fact.kind === 'session_ended' ? [fact.sid] : []));
}

async function liveSids(store: ContractStore, subject: string): Promise<readonly string[]> {
  return (await store.sessions.list(subject, startSeconds)).map(({ id }) => id);
}

export const sessionLimitCases = [
  contractCase(
    'session limit: the one seen least recently ends, and a fact that is heard of says so',
    async ({ store }) => {
      const heard: NumberedFact[] = [];
      const stop = store.feed.onCommit((facts) => heard.push(...facts));
      const first = await insertSession(store, 1);
      const second = await insertSession(store, 2, { nowSeconds: startSeconds + 10 });
      await store.sessions.refresh(presented(first, 0, startSeconds + 20));
      const limit = { nowSeconds: startSeconds + 30, maxSessions: 2 };
      const third = await insertSession(store, 3, limit);
      stop();
      assert.deepEqual(await liveSids(store, 'alice'), [third.id, first.id]);
      assert.deepEqual(
        heard.map(({ fact }) => fact),
        [{ kind: 'session_ended', sid: second.id }],
      );
      assert.deepEqual(await endedSids(store), [second.id]);
      const late = presented(second, 0, startSeconds + 30);
      assert.deepEqual(await store.sessions.refresh(late), { result: 'ended' });
    },
  ),

  contractCase('session limit: the new one stays, whatever the clocks say', async ({ store }) => {
    const { id } = await insertSession(store, 1, { nowSeconds: startSeconds + 10 });
    const { id: next } = await insertSession(store, 2, { nowSeconds: startSeconds, maxSessions: 1 });
    assert.deepEqual(await liveSids(store, 'alice'), [next]);
    assert.deepEqual(await endedSids(store), [id]);
  }),

  contractCase('session limit: one that is dead, or of somebody else, does not count', async ({ store }) => {
    const voided = await insertSession(store, 1);
    await store.subjects.voidTokens({ subject: 'alice', exceptSid: null, nowSeconds: startSeconds });
    const changes: Partial<NewSession> = { expected: { generation: 1 }, maxSessions: 2 };
    const over = await insertSession(store, 2, { ...changes, expiresAtSeconds: startSeconds });
    const ended = await insertSession(store, 3, changes);
    await store.sessions.end({ sid: ended.id, nowSeconds: startSeconds });
    const others = [await insertSession(store, 4, { subject: 'bob' })];
    others.push(await insertSession(store, 5, { subject: 'bob' }));
    const kept = [await insertSession(store, 6, changes), await insertSession(store, 7, changes)];
    assert.deepEqual([...(await liveSids(store, 'alice'))].sort(), kept.map(({ id }) => id).sort());
    assert.deepEqual([...(await liveSids(store, 'bob'))].sort(), others.map(({ id }) => id).sort());
    assert.deepEqual(await endedSids(store), [ended.id]);
    for (const session of [voided, over])
      assert.deepEqual(await store.sessions.refresh(presented(session, 0)), { result: 'ended' });
  }),

  contractCase('session limit: several end where the limit was lowered', async ({ store }) => {
    for (const index of upTo(5)) await insertSession(store, index, { nowSeconds: startSeconds + index });
    const { id } = await insertSession(store, 5, { nowSeconds: startSeconds + 5, maxSessions: 2 });
    assert.deepEqual(await liveSids(store, 'alice'), [id, sampleSid(4)]);
    assert.deepEqual([...(await endedSids(store))].sort(), upTo(4).map(sampleSid).sort());
  }),

  contractCase('session limit: a sign-in that is refused ends nothing', async ({ store }) => {
    const { id } = await insertSession(store, 1);
    const refused = await store.sessions.insert(
      sampleSession(2, { expected: { generation: 7 }, maxSessions: 1 }),
    );
    assert.deepEqual(refused, { result: 'subject_changed' });
    assert.deepEqual(await liveSids(store, 'alice'), [id]);
    assert.deepEqual(await endedSids(store), []);
  }),

  contractCase(
    'races: never more sessions than the limit, however many sign in at once',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const subject = `alice${round}`;
        const before = (await endedSids(store)).length;
        const inserts = upTo(10).map(async (index) => {
          await insertSession(node(index), round * 10 + index, { subject, maxSessions: 3 });
          assert.ok((await liveSids(node(index), subject)).length <= 3);
        });
        await Promise.all(inserts);
        assert.equal((await liveSids(store, subject)).length, 3);
        assert.equal((await endedSids(store)).length, before + 7);
      });
    },
  ),

  contractCase(
    'races: a session that is refreshed or ended while others push it out ends once',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const subject = `alice${round}`;
        const insert = (index: number) =>
          insertSession(node(index), round * 20 + index, { subject, maxSessions: 4 });
        const old = await Promise.all(upTo(4).map(insert));
        await Promise.all([
          ...upTo(4).map((index) => insert(10 + index)),
          ...old.map(({ id: sid }, index) => node(index + 1).sessions.end({ sid, nowSeconds: startSeconds })),
          ...old.map((session, index) => node(index).sessions.refresh(presented(session, 0))),
        ]);
        const ended = await endedSids(store);
        assert.equal(new Set(ended).size, ended.length);
        for (const { id } of old) assert.ok(ended.includes(id));
        assert.ok((await liveSids(store, subject)).length <= 4);
      });
    },
  ),
];
