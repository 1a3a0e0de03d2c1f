import { describe, expect, it } from 'vitest';
import type { Fact, NumberedFact } from '../feed/fact.ts';
import type { FeedPosition } from '../feed/feed-store.ts';
import { createSqlStores } from './create-sql-stores.ts';
import { createTransactions } from './create-transactions.ts';
import { holdTransaction, patientLimits, untilBlocked } from './held-transaction.fixture.ts';
import { engines, openTestEngine, openTestStore, temporaryLocation } from './open-test-store.fixture.ts';

const nowSeconds = 1_800_000_000;
const ended = (jti: string): Fact => ({ kind: 'token_ended', jti });

/** Follows the feed from the start, each time as far as it goes. */
async function createReader(location: Awaited<ReturnType<typeof temporaryLocation>>) {
  const { feed } = await openTestStore(location);
  const connection = await feed.connect(() => undefined);
  let position: FeedPosition | null = null;
  return {
    async poll(): Promise<readonly NumberedFact[]> {
      const page = await connection.read(position);
      position = page.position;
      return page.facts;
    },
  };
}

describe.each(engines)('transactions that write facts on %s', (kind) => {
  it('tell nobody of facts that were rolled back, and take no number for them', async () => {
    const engine = await openTestEngine(kind);
    const transactions = createTransactions(engine);
    const heard: NumberedFact[] = [];
    transactions.onCommit((facts) => heard.push(...facts));
    const failing = transactions.run(async ({ appendFact }) => {
      await appendFact(ended('undone'), nowSeconds);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(heard).toEqual([]);
    await transactions.run(({ appendFact }) => appendFact(ended('done'), nowSeconds));
    expect(heard).toEqual([{ number: 1, createdAtSeconds: nowSeconds, fact: ended('done') }]);
  });

  it('show no number before those below it', async () => {
    const location = await temporaryLocation(kind);
    const engine = await openTestEngine(location, patientLimits);
    const { feed } = createSqlStores(engine);
    const reader = await createReader(location);
    const first = await holdTransaction(engine, ({ appendFact }) => appendFact(ended('first'), nowSeconds));
    const second = feed.endToken({ jti: 'second', nowSeconds });
    await untilBlocked(location, 'feed_head');
    expect(await reader.poll()).toEqual([]);
    await first.commit();
    await second;
    expect((await reader.poll()).map(({ fact }) => fact)).toEqual([ended('first'), ended('second')]);
  });
});

describe('transactions that commit in the opposite order of their start', () => {
  it('are both seen by a reader that polls in between', async () => {
    const location = await temporaryLocation('postgres');
    const engine = await openTestEngine(location, patientLimits);
    const { feed } = createSqlStores(engine);
    const reader = await createReader(location);
    const begun = Promise.withResolvers<undefined>();
    const overtaken = Promise.withResolvers<undefined>();
    const first = createTransactions(engine).run(async ({ transaction, appendFact }) => {
      await transaction.selectFrom('subjects').selectAll().execute();
      begun.resolve(undefined);
      await overtaken.promise;
      await appendFact(ended('started first'), nowSeconds);
    });
    await begun.promise;
    await feed.endToken({ jti: 'started second', nowSeconds });
    expect((await reader.poll()).map(({ fact }) => fact)).toEqual([ended('started second')]);
    overtaken.resolve(undefined);
    await first;
    expect((await reader.poll()).map(({ fact }) => fact)).toEqual([ended('started first')]);
  });
});
