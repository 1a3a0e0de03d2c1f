import { describe, expect, it } from 'vitest';
import { createRootSecrets } from '../secret/root-secrets.ts';
import { createMemoryKeyStore, type MemoryKeyStore } from './memory-key-store.fixture.ts';
import {
  accepts,
  openNode,
  overSeconds,
  publishedSeconds,
  rootA,
  rootB,
  sign,
  start,
  states,
} from './test-node.fixture.ts';
import { UnreadableKeyError } from './unreadable-key-error.ts';

const onlyA = { roots: createRootSecrets(rootA) };
const aThenB = { roots: createRootSecrets(rootA, [rootB]) };
const bThenA = { roots: createRootSecrets(rootB, [rootA]) };
const onlyB = { roots: createRootSecrets(rootB) };

/** By which roots the rows are encrypted. */
function wrappedBy(store: MemoryKeyStore): number {
  return new Set(store.ring().keys.map((key) => key.wrappedBy)).size;
}

describe('a change of the root secret', () => {
  it('added everywhere, swapped node by node, dropped: every token verifies everywhere', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const first = await openNode(store, time, onlyA);
    const tokens = [sign(first, time)];
    const [one, two] = [await openNode(store, time, aThenB), await openNode(store, time, aThenB)];
    const swapped = await openNode(store, time, bThenA);
    await Promise.all([one.reload(), two.reload()]);
    tokens.push(sign(one, time), sign(swapped, time));
    const alsoSwapped = await openNode(store, time, bThenA);
    const [last, other] = [await openNode(store, time, onlyB), await openNode(store, time, onlyB)];
    tokens.push(sign(last, time));
    for (const node of [one, two, swapped, alsoSwapped, last, other]) {
      expect(tokens.map((token) => accepts(node, token, time))).toEqual([true, true, true, true]);
    }
    await expect(openNode(store, time, onlyA)).rejects.toThrow(UnreadableKeyError);
  });

  it('encrypts every living key with the new root when a node opens, and changes nothing else', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const old = await openNode(store, time, onlyA);
    time.seconds += publishedSeconds;
    await old.rotate();
    const before = store.ring().keys;
    await openNode(store, time, bThenA);
    const after = store.ring().keys;
    expect(wrappedBy(store)).toBe(1);
    expect(after.map((key) => key.wrappedBy)).not.toContain(before[0]?.wrappedBy);
    for (const key of before) {
      const { wrapped, wrappedBy: by, ...rest } = key;
      const now = after.find(({ kid }) => kid === key.kid);
      expect(now).toMatchObject(rest);
      expect([now?.wrapped, now?.wrappedBy]).not.toEqual([wrapped, by]);
    }
    const updates = store.updates();
    await openNode(store, time, bThenA);
    expect(store.updates()).toBe(updates);
  });

  it('is carried out although somebody is faster each time', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    await openNode(store, time, onlyA);
    store.conflict(5);
    const swapped = await openNode(store, time, bThenA);
    expect(await openNode(store, time, onlyB).then(states)).toEqual(states(swapped));
  });

  it('needs nothing of keys that are dead', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const old = await openNode(store, time, onlyA);
    await old.revoke(old.signingKey().kid ?? '');
    time.seconds += publishedSeconds;
    await old.rotate();
    time.seconds += overSeconds;
    await openNode(store, time, bThenA);
    expect(wrappedBy(store)).toBe(2);
    const last = await openNode(store, time, onlyB);
    expect(accepts(last, sign(last, time), time)).toBe(true);
  });
});

describe('a row that cannot be read', () => {
  const spoil = (store: MemoryKeyStore, state: string) =>
    store.tamper((key) => (key.state === state ? { ...key, wrapped: `AAAA${key.wrapped.slice(4)}` } : key));

  it.each(['active', 'next', 'retired'])('keeps a node from opening: %s', async (state) => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time);
    time.seconds += publishedSeconds;
    await node.rotate();
    spoil(store, state);
    const before = store.ring();
    await expect(openNode(store, time)).rejects.toMatchObject({
      name: 'UnreadableKeyError',
      kid: before.keys.find((key) => key.state === state)?.kid,
      reason: 'changed',
    });
    expect(store.ring()).toBe(before);
  });

  it('swapped with another row is refused', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    await openNode(store, time);
    const [one, two] = store.ring().keys;
    store.tamper((key) => ({ ...key, wrapped: (key.kid === one?.kid ? two : one)?.wrapped ?? '' }));
    await expect(openNode(store, time)).rejects.toThrow(UnreadableKeyError);
  });

  it('changes nothing for a node that has read it', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const errors: unknown[] = [];
    const node = await openNode(store, time, { onError: (error) => errors.push(error) });
    const keys = node.verifyingKeys();
    spoil(store, 'active');
    await node.reload();
    await node.tick();
    expect(node.verifyingKeys()).toBe(keys);
    expect(errors).toEqual([]);
  });
});

describe('keys under a root that a running node does not have', () => {
  /** A node with root A alone, beside one that rotates with root B: a secret that was not added everywhere first. */
  async function openBeside(rotations: number) {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const errors: unknown[] = [];
    const left = await openNode(store, time, { ...onlyA, onError: (error) => errors.push(error) });
    const ahead = await openNode(store, time, bThenA);
    for (let round = 0; round < rotations; round += 1) {
      time.seconds += publishedSeconds;
      await ahead.rotate();
      await left.reload();
      await left.reload();
    }
    return { store, time, errors, left, ahead };
  }

  it('are reported once each, and what is known is kept', async () => {
    const { time, errors, left, ahead } = await openBeside(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ reason: 'foreign' });
    expect(left.signingKey().kid).toBe(ahead.signingKey().kid);
    expect(accepts(left, sign(ahead, time), time)).toBe(true);
  });

  it('leave it signing with the key before, while that one verifies, and then with none', async () => {
    const { time, left, ahead } = await openBeside(2);
    expect(states(left)[left.signingKey().kid ?? '']).toBe('retired');
    expect(accepts(ahead, sign(left, time), time)).toBe(true);
    time.seconds += overSeconds;
    await left.tick();
    expect(() => left.signingKey()).toThrow(expect.objectContaining({ code: 'store_unavailable' }));
  });

  it('do not hide a revocation', async () => {
    const { time, left, ahead } = await openBeside(1);
    const token = sign(left, time);
    await ahead.revoke(left.signingKey().kid ?? '');
    await left.reload();
    expect(accepts(left, token, time)).toBe(false);
  });

  it('are left to others by its schedule', async () => {
    const { store, time, left, ahead } = await openBeside(1);
    const before = store.ring();
    time.seconds += overSeconds;
    await left.tick();
    expect(store.ring()).toBe(before);
    await ahead.tick();
    expect(store.ring()).not.toBe(before);
  });

  it('are found when the row has been mended', async () => {
    const { store, time, left, ahead } = await openBeside(2);
    await openNode(store, time, aThenB);
    await left.reload();
    expect(left.signingKey().kid).toBe(ahead.signingKey().kid);
    expect(accepts(left, sign(ahead, time), time)).toBe(true);
  });
});
