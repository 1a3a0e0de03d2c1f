import type { KyselyPlugin } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createSqlStores } from '../create-sql-stores.ts';
import type { SqlEngine } from '../engine.ts';
import { engines, openTestEngine, openTestStore, temporaryLocation } from '../open-test-store.fixture.ts';

const nowSeconds = 1_800_000_000;

describe.each(engines)('the feed of a store on %s', (engine) => {
  it('keeps a fact for a minute longer than the longest token lives', async () => {
    const { feed } = await openTestStore(engine);
    await feed.raiseKeepSeconds(300);
    await feed.endToken({ jti: 'token', nowSeconds });
    expect(await feed.prune(nowSeconds + 360)).toBe(0);
    expect(await feed.prune(nowSeconds + 361)).toBe(1);
  });

  it('is local where no other machine can write to it', async () => {
    expect((await openTestStore(engine)).feed.local).toBe(engine === 'sqlite');
  });
});

/** The kinds of the statements that run in transactions. */
function watchStatements(engine: SqlEngine) {
  const kinds: string[] = [];
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      kinds.push(node.kind);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const transaction: SqlEngine['transaction'] = (command) =>
    engine.transaction((running) => command(running.withPlugin(plugin)));
  return { kinds, watched: { ...engine, transaction } };
}

describe('the feed of a store on postgres', () => {
  it('locks its counter last but for the fact itself: every node waits for that', async () => {
    const { kinds, watched } = watchStatements(await openTestEngine('postgres'));
    await createSqlStores(watched).feed.endToken({ jti: 'token', nowSeconds });
    expect(kinds).toEqual(['RawNode', 'UpdateQueryNode', 'InsertQueryNode']);
  });

  it('wakes the connections of other nodes when a fact is committed', async () => {
    const location = await temporaryLocation('postgres');
    const [store, other] = [await openTestStore(location), await openTestStore(location)];
    const woken = Promise.withResolvers<undefined>();
    const connection = await other.feed.connect(() => woken.resolve(undefined));
    await store.feed.endToken({ jti: 'token', nowSeconds });
    await woken.promise;
    expect((await connection.read(null)).facts).toHaveLength(1);
    await connection.close();
  });
});
