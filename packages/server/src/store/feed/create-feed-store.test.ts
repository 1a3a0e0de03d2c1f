import { describe, expect, it } from 'vitest';
import { engines, openTestStore, temporaryLocation } from '../open-test-store.fixture.ts';

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

describe('the feed of a store on postgres', () => {
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
