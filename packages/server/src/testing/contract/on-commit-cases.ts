import assert from 'node:assert/strict';
import type { NumberedFact } from '../../feed/fact.ts';
import { contractCase } from './contract-case.ts';
import { endTokens, insertSession, presented, readFeed, startSeconds, tokenEnded } from './samples.ts';

export const onCommitCases = [
  contractCase('onCommit: listeners hear of every fact before the call resolves', async ({ store }) => {
    const heard: NumberedFact[] = [];
    store.feed.onCommit((facts) => heard.push(...facts));
    const nowSeconds = startSeconds;
    const expectHeard = async (call: Promise<unknown>) => {
      let before = -1;
      await call.then(() => (before = heard.length));
      assert.equal(before, (await readFeed(store)).length);
      assert.deepEqual(heard, await readFeed(store));
    };
    const ended = await insertSession(store, 1);
    const replayed = await insertSession(store, 2);
    for (const generation of [0, 1]) await store.sessions.refresh(presented(replayed, generation));
    assert.deepEqual(heard, []);
    await expectHeard(store.feed.endToken({ jti: 'token', nowSeconds }));
    await expectHeard(store.sessions.end({ sid: ended.id, nowSeconds }));
    await expectHeard(store.sessions.refresh(presented(replayed, 0)));
    await expectHeard(store.subjects.voidTokens({ subject: 'alice', exceptSid: null, nowSeconds }));
    await expectHeard(store.signingKeys.update({ expectedVersion: 0, put: [], remove: [], nowSeconds }));
    assert.equal(heard.length, 5);
  }),

  contractCase('onCommit: nothing is heard of what changed nothing', async ({ store }) => {
    const heard: unknown[] = [];
    store.feed.onCommit((facts) => heard.push(...facts));
    const nowSeconds = startSeconds;
    await store.sessions.end({ sid: 'unknown', nowSeconds });
    await store.signingKeys.update({ expectedVersion: 7, put: [], remove: [], nowSeconds });
    await store.accounts.setEnabled({ id: '4711', enabled: false, nowSeconds });
    assert.deepEqual(heard, []);
  }),

  contractCase(
    'onCommit: a listener that throws fails no call, and keeps nothing from the others',
    async ({ store }) => {
      const heard: NumberedFact[] = [];
      const stop = store.feed.onCommit(() => {
        throw new RangeError('a listener of the contract');
      });
      store.feed.onCommit((facts) => heard.push(...facts));
      await endTokens(store, 'a');
      stop();
      assert.deepEqual(heard, [tokenEnded(1, 'a')]);
      assert.deepEqual(await readFeed(store), [tokenEnded(1, 'a')]);
    },
  ),

  contractCase('onCommit: a listener that was ended hears no more, and others go on', async ({ store }) => {
    const heard: NumberedFact[] = [];
    const listen = (facts: readonly NumberedFact[]) => void heard.push(...facts);
    const stop = store.feed.onCommit(listen);
    store.feed.onCommit(listen);
    await endTokens(store, 'a');
    stop();
    stop();
    await endTokens(store, 'b');
    assert.deepEqual(heard, [tokenEnded(1, 'a'), tokenEnded(1, 'a'), tokenEnded(2, 'b')]);
  }),
];
