import assert from 'node:assert/strict';
import type { VoidSubject } from '../../subject/subject-store.ts';
import { contractCase } from './contract-case.ts';
import { idleSeconds, insertSession, presented, readFacts, readFeed, startSeconds, upTo } from './samples.ts';

const voidAlice: VoidSubject = { subject: 'alice', exceptSid: null, nowSeconds: startSeconds };

export const subjectCases = [
  contractCase(
    'subjects: one never seen is null, and voided for the first time in generation 1',
    async ({ store }) => {
      for (const subject of ['alice', '', '__proto__', 'a\0b', '\ud800'])
        assert.equal(await store.subjects.find(subject), null);
      const state = await store.subjects.voidTokens(voidAlice);
      const [voided] = await readFeed(store);
      assert.deepEqual(state, { generation: 1, enabled: true, changedNumber: voided?.number });
      assert.deepEqual(await store.subjects.find('alice'), state);
      assert.deepEqual(voided?.fact, {
        kind: 'subject_voided',
        subject: 'alice',
        generation: 1,
        exceptSid: null,
      });
      assert.equal(voided.createdAtSeconds, startSeconds);
    },
  ),

  contractCase('subjects: voiding ends every session of the subject, and no other', async ({ store }) => {
    const mine = [await insertSession(store, 1), await insertSession(store, 2)];
    const bobs = await insertSession(store, 3, { subject: 'bob' });
    await store.subjects.voidTokens(voidAlice);
    assert.deepEqual(await store.sessions.list('alice', startSeconds), []);
    for (const session of mine)
      assert.deepEqual(await store.sessions.refresh(presented(session, 0)), { result: 'ended' });
    assert.equal((await store.sessions.refresh(presented(bobs, 0))).result, 'rotated');
  }),

  contractCase('subjects: the excepted session lives on in the new generation', async ({ store }) => {
    const kept = await insertSession(store, 1);
    const lost = await insertSession(store, 2);
    for (const generation of [1, 2]) {
      await store.subjects.voidTokens({ ...voidAlice, exceptSid: kept.id });
      const sessions = await store.sessions.list('alice', startSeconds);
      assert.deepEqual(sessions, [{ ...kept, subjectGeneration: generation }]);
    }
    const fact = { kind: 'subject_voided', subject: 'alice', exceptSid: kept.id };
    assert.deepEqual(await readFacts(store), [
      { ...fact, generation: 1 },
      { ...fact, generation: 2 },
    ]);
    assert.equal((await store.sessions.refresh(presented(kept, 0))).result, 'rotated');
    assert.equal((await store.sessions.refresh(presented(lost, 0))).result, 'ended');
  }),

  contractCase('subjects: no session lives on that is another subject\u2019s, or over', async ({ store }) => {
    const bobs = await insertSession(store, 1, { subject: 'bob' });
    const idle = await insertSession(store, 2, { subject: 'carol' });
    const voided = await insertSession(store, 3, { subject: 'dave' });
    await store.subjects.voidTokens({ ...voidAlice, subject: 'dave' });
    const changes = [
      { ...voidAlice, exceptSid: bobs.id },
      { subject: 'carol', exceptSid: idle.id, nowSeconds: startSeconds + idleSeconds },
      { ...voidAlice, subject: 'dave', exceptSid: voided.id },
      ...['unknown', '', 'a\0b', '\ud800'].map((exceptSid) => ({ ...voidAlice, exceptSid })),
    ];
    for (const change of changes) {
      await store.subjects.voidTokens(change);
      assert.deepEqual(await store.sessions.list(change.subject, startSeconds), []);
    }
    assert.deepEqual(await store.sessions.list('bob', startSeconds), [bobs]);
    const exceptions = (await readFacts(store)).map(
      (fact) => fact.kind === 'subject_voided' && fact.exceptSid,
    );
    assert.deepEqual(
      exceptions,
      exceptions.map(() => null),
    );
    assert.equal(exceptions.length, 8);
  }),

  contractCase('subjects: disabling keeps no session, and enabling revives none', async ({ store }) => {
    const session = await insertSession(store, 1);
    const disabled = await store.subjects.voidTokens({ ...voidAlice, exceptSid: session.id, enabled: false });
    assert.equal(disabled.enabled, false);
    assert.equal((await store.subjects.voidTokens(voidAlice)).enabled, false);
    assert.equal((await store.sessions.refresh(presented(session, 0))).result, 'ended');
    const enabled = await store.subjects.voidTokens({ ...voidAlice, exceptSid: session.id, enabled: true });
    assert.deepEqual(enabled, { generation: 3, enabled: true, changedNumber: 3 });
    assert.equal((await store.sessions.refresh(presented(session, 0))).result, 'ended');
    for (const fact of await readFacts(store))
      assert.equal(fact.kind === 'subject_voided' && fact.exceptSid, null);
  }),

  contractCase('subjects: raced voidings count every one', async ({ store, nodes, rounds }) => {
    const node = await nodes();
    await rounds(async (round) => {
      const subject = `alice${round}`;
      const states = await Promise.all(
        upTo(10).map((index) => node(index).subjects.voidTokens({ ...voidAlice, subject })),
      );
      const generations = states.map(({ generation }) => generation).sort((a, b) => a - b);
      assert.deepEqual(generations, upTo(11).slice(1));
      const newest = states.find(({ generation }) => generation === 10);
      assert.deepEqual(await store.subjects.find(subject), newest);
    });
  }),
];
