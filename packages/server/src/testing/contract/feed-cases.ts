import assert from 'node:assert/strict';
import type { FeedConnection } from '../../feed/feed-store.ts';
import type { ContractStore } from './contract-case.ts';
import { contractCase } from './contract-case.ts';
import {
  endTokens,
  insertSession,
  readFeed,
  sampleSession,
  startSeconds,
  tokenEnded,
  upTo,
} from './samples.ts';

async function withConnection(
  store: ContractStore,
  use: (connection: FeedConnection) => Promise<void>,
): Promise<void> {
  const connection = await store.feed.connect(() => undefined);
  try {
    await use(connection);
  } finally {
    await connection.close();
  }
}

export const feedCases = [
  contractCase('feed: an empty one has a position to read on from', ({ store }) =>
    withConnection(store, async (connection) => {
      const page = await connection.read(null);
      const { epoch } = page.position;
      assert.notEqual(epoch, '');
      const position = { epoch, number: 0 };
      assert.deepEqual(page, { position, whole: true, facts: [], keepSeconds: 0 });
      assert.deepEqual(await connection.read(position), { ...page, whole: false });
    }),
  ),

  contractCase(
    'feed: a page has what came after the position, and the whole feed without one',
    async ({ store, other }) => {
      const second = await other();
      await withConnection(second, async (connection) => {
        await endTokens(store, 'a', 'b');
        const first = await connection.read(null);
        assert.equal(first.whole, true);
        assert.deepEqual(first.facts, [tokenEnded(1, 'a'), tokenEnded(2, 'b')]);
        await endTokens(second, 'c');
        await endTokens(store, 'd');
        const next = await connection.read(first.position);
        assert.equal(next.whole, false);
        assert.deepEqual(next.facts, [tokenEnded(3, 'c'), tokenEnded(4, 'd')]);
        assert.deepEqual(next.position, { ...first.position, number: 4 });
        assert.deepEqual((await connection.read(next.position)).facts, []);
        assert.deepEqual((await connection.read(null)).facts, [...first.facts, ...next.facts]);
      });
    },
  ),

  contractCase(
    'feed: it is read whole where the epoch is another, or the numbers went back',
    async ({ store }) => {
      await endTokens(store, 'a', 'b');
      await withConnection(store, async (connection) => {
        const whole = await connection.read(null);
        const { epoch } = whole.position;
        assert.deepEqual(await connection.read({ epoch: 'another', number: 1 }), whole);
        assert.deepEqual(await connection.read({ epoch, number: 3 }), whole);
      });
    },
  ),

  contractCase('feed: every kind of fact comes back as it was written', async ({ store }) => {
    const nowSeconds = startSeconds;
    const { id: sid } = await insertSession(store, 1);
    const kept = await insertSession(store, 2);
    await store.sessions.end({ sid, nowSeconds });
    await store.feed.endToken({ jti: 'token', nowSeconds });
    await store.subjects.voidTokens({ subject: 'alice', exceptSid: kept.id, nowSeconds });
    await store.signingKeys.update({ expectedVersion: 0, put: [], remove: [], nowSeconds });
    assert.deepEqual(
      await readFeed(store),
      [
        { kind: 'session_ended', sid },
        { kind: 'token_ended', jti: 'token' },
        { kind: 'subject_voided', subject: 'alice', generation: 1, exceptSid: kept.id },
        { kind: 'keys_changed' },
      ].map((each, index) => ({ number: index + 1, createdAtSeconds: nowSeconds, fact: each })),
    );
  }),

  contractCase(
    'feed: the longest lifetime is recorded, and never a shorter one',
    async ({ store, nodes, rounds }) => {
      const node = await nodes();
      await rounds(async (round) => {
        const longest = (round + 1) * 1_000;
        await Promise.all(upTo(10).map((index) => node(index).feed.raiseKeepSeconds(longest - index)));
        await store.feed.raiseKeepSeconds(1);
        await withConnection(store, async (connection) => {
          assert.equal((await connection.read(null)).keepSeconds, longest);
        });
      });
    },
  ),

  contractCase(
    'feed: pruning deletes facts that no token can meet any more, and no others',
    async ({ store }) => {
      await store.feed.raiseKeepSeconds(300);
      const start = startSeconds;
      for (const nowSeconds of [start, start + 1, start + 1_000])
        await store.feed.endToken({ jti: `at ${nowSeconds}`, nowSeconds });
      await withConnection(store, async (connection) => {
        assert.equal(await store.feed.prune(start + 300), 0);
        assert.equal(await store.feed.prune(start + 900), 2);
        const { facts, position } = await connection.read(null);
        assert.deepEqual(
          facts.map(({ number }) => number),
          [3],
        );
        assert.equal(position.number, 3);
        assert.equal(await store.feed.prune(start + 9_000), 1);
        await endTokens(store, 'later');
        assert.deepEqual((await connection.read(position)).facts, [tokenEnded(4, 'later')]);
      });
    },
  ),

  contractCase(
    'feed: numbers have no gaps, and a reader that polls meanwhile misses nothing',
    async ({ other, nodes, rounds }) => {
      const node = await nodes();
      await withConnection(await other(), async (connection) => {
        let { position } = await connection.read(null);
        await rounds(async (round) => {
          const before = position.number;
          const heard: number[] = [];
          let writing = true;
          const written = writeFacts(node, round).finally(() => (writing = false));
          // Once more after the last write, for what came after the poll under way then.
          for (let last = false; !last;) {
            last = !writing;
            const page = await connection.read(position);
            position = page.position;
            heard.push(...page.facts.map(({ number }) => number));
          }
          await written;
          const expected = upTo(factsWritten).map((index) => before + index + 1);
          assert.deepEqual(heard, expected);
        });
      });
    },
  ),
];

const factsWritten = 16;

/** Some have much to do before they take their number, and some nothing: they overtake each other. */
async function writeFacts(node: (turn: number) => ContractStore, round: number): Promise<void> {
  const writes = upTo(factsWritten / 2).flatMap((index) => {
    const { feed, sessions, subjects } = node(index);
    const subject = `subject ${round} ${index % 3}`;
    const changes = { subject, expected: { unchangedSinceNumber: 0 } };
    return [
      sessions.insert(sampleSession(round * factsWritten + index, changes)),
      subjects.voidTokens({ subject, exceptSid: 'unknown', nowSeconds: startSeconds }),
      feed.endToken({ jti: `${round} ${index}`, nowSeconds: startSeconds }),
    ];
  });
  await Promise.all(writes);
}
