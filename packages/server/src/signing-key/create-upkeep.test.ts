import { describe, expect, it } from 'vitest';
import { createMemoryKeyStore } from './memory-key-store.fixture.ts';
import { manualSchedule, openNode, publishedSeconds, start } from './test-node.fixture.ts';

async function openWatched() {
  const store = createMemoryKeyStore();
  const time = { seconds: start };
  const timers = manualSchedule();
  const errors: unknown[] = [];
  const node = await openNode(store, time, {
    schedule: timers.schedule,
    onError: (error) => errors.push(error),
    rotationDays: 1,
  });
  return { store, time, timers, errors, node };
}

const away = new Error('the store is away');

describe('the upkeep of a ring', () => {
  it('reads the ring each minute by itself, and does what is due', async () => {
    const { time, timers, node } = await openWatched();
    const first = node.signingKey();
    expect(timers.delays()).toEqual([60_000]);
    time.seconds += 86_400;
    timers.run();
    await expect.poll(() => node.signingKey()).not.toBe(first);
    await expect.poll(() => timers.delays()).toEqual([60_000]);
  });

  it('hears without any fact of what another node did', async () => {
    const { store, time, timers, node } = await openWatched();
    const other = await openNode(store, time);
    time.seconds += publishedSeconds;
    await other.rotate();
    timers.run();
    await expect.poll(() => node.signingKey().kid).toBe(other.signingKey().kid);
  });

  it('tries each second while the store is away, and reports that once', async () => {
    const { store, timers, errors, node } = await openWatched();
    const [keys, signing] = [node.verifyingKeys(), node.signingKey()];
    store.fail(away);
    await node.reload();
    expect(timers.delays()).toEqual([1_000]);
    await node.tick();
    await node.reload();
    expect(timers.delays()).toEqual([1_000]);
    expect(errors).toEqual([away]);
    expect(node.verifyingKeys()).toBe(keys);
    expect(node.signingKey()).toBe(signing);

    store.fail(null);
    await node.tick();
    expect(timers.delays()).toEqual([60_000]);
    store.fail(away);
    await node.tick();
    expect(errors).toEqual([away, away]);
  });

  it('is not put off by readings that succeed', async () => {
    const { timers, node } = await openWatched();
    const before = timers.scheduled();
    await node.reload();
    await node.reload();
    expect(timers.scheduled()).toBe(before);
  });

  it('ends for good with the ring', async () => {
    const { store, timers, node } = await openWatched();
    store.fail(away);
    const reading = node.reload();
    await node.close();
    await reading;
    expect(timers.delays()).toEqual([]);
  });

  it('shares one reading between calls that come before it begins, and begins another for a later one', async () => {
    const { store, node } = await openWatched();
    const before = store.loads();
    await Promise.all([node.reload(), node.reload(), node.reload()]);
    expect(store.loads()).toBe(before + 1);
    const first = node.reload();
    await Promise.resolve();
    await Promise.resolve();
    expect(store.loads()).toBe(before + 2);
    await Promise.all([first, node.reload()]);
    expect(store.loads()).toBe(before + 3);
  });
});

describe('a command while the store is away', () => {
  it('says so and leaves the ring as it is', async () => {
    const { store, time, node } = await openWatched();
    const list = node.list();
    time.seconds += publishedSeconds;
    store.fail(away);
    await expect(node.rotate()).rejects.toBe(away);
    await expect(node.revoke(node.signingKey().kid ?? '')).rejects.toBe(away);
    expect(node.list()).toEqual(list);
    store.fail(null);
    expect(await node.rotate()).toMatchObject({ result: 'rotated' });
  });
});
