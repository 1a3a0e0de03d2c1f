import assert from 'node:assert/strict';
import type { AccountRecord } from '../../account/account-store.ts';
import type { ExpectedSubject } from '../../session/session-store.ts';
import type { CaseContext, ContractStore } from './contract-case.ts';
import { contractCase } from './contract-case.ts';
import { insertAccount, presented, sampleSession, startSeconds, upTo } from './samples.ts';

/** Inserts sessions through both nodes while the subject is changed: whatever was inserted is dead afterwards. */
async function raceInserts(
  { store, nodes, rounds }: CaseContext,
  change: (node: ContractStore, account: AccountRecord) => Promise<string>,
): Promise<void> {
  const node = await nodes();
  await rounds(async (round) => {
    const account = await insertAccount(store, `alice${round}`);
    const subject = account.id;
    const unchangedSinceNumber = (await store.subjects.find(subject))?.changedNumber ?? 0;
    const byGeneration: ExpectedSubject = { generation: 0 };
    const byNumber: ExpectedSubject = { unchangedSinceNumber };
    const inserts = upTo(8).map((index) => {
      const expected = index % 4 < 2 ? byGeneration : byNumber;
      return node(index).sessions.insert(sampleSession(round * 8 + index, { subject, expected }));
    });
    assert.match(await change(node(round), account), /^(changed|done)$/);
    for (const inserted of await Promise.all(inserts)) {
      if (inserted.result === 'subject_changed') continue;
      assert.equal(inserted.session.subjectGeneration, 0);
      assert.equal((await store.sessions.refresh(presented(inserted.session, 0))).result, 'ended');
    }
    assert.deepEqual(await store.sessions.list(subject, startSeconds), []);
  });
}

export const signInRaces = [
  contractCase('races: no sign-in outlives a change of password that it raced', (context) =>
    raceInserts(context, (node, { id, passwordHash: expectedHash }) =>
      node.accounts.changePassword({
        id,
        expectedHash,
        passwordHash: 'new hash',
        exceptSid: null,
        nowSeconds: startSeconds,
      }),
    ),
  ),

  contractCase('races: no sign-in outlives a disabling that it raced', (context) =>
    raceInserts(context, (node, { id }) =>
      node.accounts.setEnabled({ id, enabled: false, nowSeconds: startSeconds }),
    ),
  ),

  contractCase('races: no sign-in outlives a password that an operator set meanwhile', (context) =>
    raceInserts(context, (node, { id }) =>
      node.accounts.setPassword({ id, passwordHash: 'new hash', nowSeconds: startSeconds }),
    ),
  ),

  contractCase('races: no sign-in outlives a deletion that it raced', (context) =>
    raceInserts(context, (node, { id }) => node.accounts.delete({ id, nowSeconds: startSeconds })),
  ),

  contractCase(
    'races: a sign-in that raced other scopes has them, or was refused',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const { id: subject } = await insertAccount(store, `alice${round}`);
        const inserts = upTo(8).map((index) =>
          node(index).sessions.insert(sampleSession(round * 8 + index, { subject })),
        );
        const change = { id: subject, scopes: ['write'], nowSeconds: startSeconds };
        assert.equal(await node(round).accounts.setScopes(change), 'done');
        const inserted = (await Promise.all(inserts)).filter(({ result }) => result === 'inserted');
        const sessions = await store.sessions.list(subject, startSeconds);
        assert.equal(sessions.length, inserted.length);
        for (const { scopes, subjectGeneration } of sessions)
          assert.deepEqual([scopes, subjectGeneration], [['write'], 1]);
      });
    },
  ),

  contractCase(
    'races: a subject never seen starts once, however many sign in at once',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const subject = `alice${round}`;
        const inserts = upTo(8).map((index) =>
          node(index).sessions.insert(sampleSession(round * 8 + index, { subject })),
        );
        for (const { result } of await Promise.all(inserts)) assert.equal(result, 'inserted');
        assert.equal((await store.sessions.list(subject, startSeconds)).length, 8);
      });
    },
  ),
];
