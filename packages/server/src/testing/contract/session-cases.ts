import assert from 'node:assert/strict';
import type { ExpectedSubject } from '../../session/session-store.ts';
import { contractCase } from './contract-case.ts';
import {
  countResults,
  idleSeconds,
  insertAccount,
  insertSession,
  lifetimeSeconds,
  presented,
  readFacts,
  sampleSession,
  sampleSid,
  startSeconds,
  upTo,
} from './samples.ts';

const oddSids = ['', 'unknown', "x' or 1 = 1 --", '%', '__proto__', 'a\0b', '\ud800', 'x'.repeat(10_000)];

export const sessionCases = [
  contractCase(
    'sessions: one that is inserted starts in generation 0 with all that was given',
    async ({ store }) => {
      const session = await insertSession(store, 1, { scopes: ['read', 'write'], userAgent: null });
      assert.deepEqual(session, {
        id: sampleSid(1),
        subject: 'alice',
        subjectGeneration: 0,
        generation: 0,
        parent: null,
        issuedAtSeconds: startSeconds,
        scopes: ['read', 'write'],
        createdAtSeconds: startSeconds,
        lastSeenAtSeconds: startSeconds,
        expiresAtSeconds: startSeconds + lifetimeSeconds,
        idleExpiresAtSeconds: startSeconds + idleSeconds,
        userAgent: null,
        ip: '192.0.2.1',
      });
      assert.deepEqual(await store.sessions.list('alice', startSeconds), [session]);
      assert.deepEqual(await store.subjects.find('alice'), {
        generation: 0,
        enabled: true,
        changedNumber: 0,
      });
    },
  ),

  contractCase('sessions: the subject must be in the generation that was read', async ({ store }) => {
    const { id: subject } = await insertAccount(store, 'alice');
    await store.subjects.voidTokens({ subject, exceptSid: null, nowSeconds: startSeconds });
    for (const generation of [0, 2]) {
      const refused = await store.sessions.insert(sampleSession(1, { subject, expected: { generation } }));
      assert.deepEqual(refused, { result: 'subject_changed' });
    }
    assert.deepEqual(await store.sessions.list(subject, startSeconds), []);
    const session = await insertSession(store, 1, { subject, expected: { generation: 1 } });
    assert.equal(session.subjectGeneration, 1);
  }),

  contractCase('sessions: or unchanged since a number of the feed', async ({ store }) => {
    const nowSeconds = startSeconds;
    const subject = 'alice';
    const { changedNumber } = await store.subjects.voidTokens({ subject, exceptSid: null, nowSeconds });
    await store.feed.endToken({ jti: 'other', nowSeconds });
    await store.subjects.voidTokens({ subject: 'bob', exceptSid: null, nowSeconds });
    const since = (unchangedSinceNumber: number) =>
      store.sessions.insert(sampleSession(1, { expected: { unchangedSinceNumber } }));
    assert.deepEqual(await since(changedNumber - 1), { result: 'subject_changed' });
    const inserted = await since(changedNumber);
    assert.equal(inserted.result, 'inserted');
    assert.equal(inserted.session.subjectGeneration, 1);
  }),

  contractCase('sessions: a disabled subject gets none, whatever is expected', async ({ store }) => {
    const change = { subject: 'alice', exceptSid: null, nowSeconds: startSeconds };
    const { changedNumber } = await store.subjects.voidTokens({ ...change, enabled: false });
    const expectations: ExpectedSubject[] = [{ generation: 1 }, { unchangedSinceNumber: changedNumber }];
    for (const expected of expectations) {
      const refused = await store.sessions.insert(sampleSession(1, { expected }));
      assert.deepEqual(refused, { result: 'subject_changed' });
    }
    assert.deepEqual(await store.sessions.list('alice', startSeconds), []);
  }),

  contractCase(
    'sessions: the list has those that could be refreshed, the one seen last first',
    async ({ store }) => {
      const first = await insertSession(store, 1);
      const second = await insertSession(store, 2, { nowSeconds: startSeconds + 10 });
      await insertSession(store, 3, { expiresAtSeconds: startSeconds + 20 });
      await insertSession(store, 4, { subject: 'bob' });
      const nowSeconds = startSeconds + 20;
      assert.deepEqual(await store.sessions.list('alice', nowSeconds), [second, first]);
      const refreshed = await store.sessions.refresh(presented(first, 0, nowSeconds));
      assert.equal(refreshed.result, 'rotated');
      assert.deepEqual(await store.sessions.list('alice', nowSeconds), [refreshed.session, second]);
      assert.deepEqual(await store.sessions.list('alice', startSeconds + idleSeconds), [
        refreshed.session,
        second,
      ]);
      assert.deepEqual(await store.sessions.list('alice', startSeconds + idleSeconds + 10), [
        refreshed.session,
      ]);
      for (const subject of ['', 'carol', '__proto__', 'a\0b', '\ud800'])
        assert.deepEqual(await store.sessions.list(subject, nowSeconds), []);
    },
  ),

  contractCase('sessions: the subject of one that could be refreshed is found', async ({ store }) => {
    const { id } = await insertSession(store, 1);
    const voided = await insertSession(store, 2, { subject: 'bob' });
    await store.subjects.voidTokens({ subject: 'bob', exceptSid: null, nowSeconds: startSeconds });
    assert.equal(await store.sessions.findSubject(id, startSeconds + idleSeconds - 1), 'alice');
    assert.equal(await store.sessions.findSubject(id, startSeconds + idleSeconds), null);
    for (const sid of [voided.id, ...oddSids])
      assert.equal(await store.sessions.findSubject(sid, startSeconds), null);
    await store.sessions.end({ sid: id, nowSeconds: startSeconds });
    assert.equal(await store.sessions.findSubject(id, startSeconds), null);
  }),

  contractCase('sessions: one that is ended is over, once, and a fact says so', async ({ store }) => {
    const session = await insertSession(store, 1);
    const kept = await insertSession(store, 2);
    const end = { sid: session.id, nowSeconds: startSeconds };
    assert.equal(await store.sessions.end(end), 'ended');
    assert.equal(await store.sessions.end(end), 'not_found');
    assert.deepEqual(await readFacts(store), [{ kind: 'session_ended', sid: session.id }]);
    assert.deepEqual(await store.sessions.refresh(presented(session, 0)), { result: 'ended' });
    assert.deepEqual(await store.sessions.list('alice', startSeconds), [kept]);
  }),

  contractCase('sessions: with a subject, only a session of that subject is ended', async ({ store }) => {
    const session = await insertSession(store, 1);
    const end = { sid: session.id, nowSeconds: startSeconds };
    for (const subject of ['bob', '', 'a\0b'])
      assert.equal(await store.sessions.end({ ...end, subject }), 'not_found');
    assert.deepEqual(await readFacts(store), []);
    assert.equal(await store.sessions.end({ ...end, subject: 'alice' }), 'ended');
  }),

  contractCase('sessions: there is nothing to end in one that is over, or unknown', async ({ store }) => {
    const session = await insertSession(store, 1);
    const idle = startSeconds + idleSeconds;
    assert.equal(await store.sessions.end({ sid: session.id, nowSeconds: idle }), 'not_found');
    for (const sid of oddSids)
      assert.equal(await store.sessions.end({ sid, nowSeconds: startSeconds }), 'not_found');
    assert.deepEqual(await readFacts(store), []);
    await store.subjects.voidTokens({ subject: 'alice', exceptSid: null, nowSeconds: startSeconds });
    assert.equal(await store.sessions.end({ sid: session.id, nowSeconds: startSeconds }), 'not_found');
    assert.equal((await readFacts(store)).length, 1);
  }),

  contractCase('sessions: of raced ends exactly one ends it', async ({ store, nodes, rounds }) => {
    const node = await nodes();
    await rounds(async (round) => {
      const { id: sid } = await insertSession(store, round);
      const ends = await Promise.all(
        upTo(6).map((index) => node(index).sessions.end({ sid, nowSeconds: startSeconds })),
      );
      assert.deepEqual(countResults(ends.map((result) => ({ result }))), { ended: 1, not_found: 5 });
      assert.equal((await readFacts(store)).length, round + 1);
    });
  }),

  contractCase('sessions: pruning deletes those that are over, and no others', async ({ store }) => {
    // A store may wait for a while, since the clocks of nodes differ.
    const nowSeconds = startSeconds + idleSeconds - 1;
    await insertSession(store, 1, { idleExpiresAtSeconds: nowSeconds - 600 });
    await insertSession(store, 2, { expiresAtSeconds: nowSeconds - 600 });
    await insertSession(store, 3, { subject: 'bob' });
    const living = await insertSession(store, 4, { idleExpiresAtSeconds: nowSeconds + 1 });
    const kept = await insertSession(store, 5, { subject: 'carol' });
    await store.subjects.voidTokens({ subject: 'bob', exceptSid: null, nowSeconds });
    await store.subjects.voidTokens({ subject: 'carol', exceptSid: kept.id, nowSeconds });
    assert.equal(await store.sessions.prune(nowSeconds), 3);
    assert.equal(await store.sessions.prune(nowSeconds), 0);
    assert.deepEqual(await store.sessions.list('alice', nowSeconds), [living]);
    assert.deepEqual(await store.sessions.list('carol', nowSeconds), [{ ...kept, subjectGeneration: 1 }]);
  }),
];
