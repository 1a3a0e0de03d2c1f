import { describe, expect, it } from 'vitest';
import { createMemoryKeyStore } from './memory-key-store.fixture.ts';
import { accepts, nextKid, openNode, publishedSeconds, sign, start, states } from './test-node.fixture.ts';

const day = 86_400;

describe('two nodes that start at once', () => {
  it('agree on one ring', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const [one, two] = await Promise.all([openNode(store, time), openNode(store, time)]);
    expect(states(one)).toEqual(states(two));
    expect(store.ring().keys).toHaveLength(2);
    expect(accepts(two, sign(one, time), time) && accepts(one, sign(two, time), time)).toBe(true);
  });
});

describe('rotation on two nodes', () => {
  it('twenty times: no token is refused, by a node that has heard of it or by one that has not', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const [one, two] = [await openNode(store, time), await openNode(store, time)];
    for (let round = 0; round < 20; round += 1) {
      time.seconds += publishedSeconds;
      const [rotating, other] = round % 2 === 0 ? [one, two] : [two, one];
      const before = [sign(one, time), sign(two, time)];
      expect(await rotating.rotate()).toMatchObject({ result: 'rotated' });
      const late = [...before, sign(one, time), sign(two, time)];
      for (const token of late) expect(accepts(other, token, time)).toBe(true);
      await other.reload();
      for (const token of late) expect([one, two].every((node) => accepts(node, token, time))).toBe(true);
      expect(one.signingKey().kid).toBe(two.signingKey().kid);
      await Promise.all([one.tick(), two.tick()]);
    }
    // The last to retire, those whose tokens may still live, the active and the next one.
    expect(store.ring().keys.length).toBeLessThanOrEqual(5);
  });

  it('asked for on both at once takes place once', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const [one, two] = [await openNode(store, time), await openNode(store, time)];
    const next = nextKid(one);
    time.seconds += publishedSeconds;
    const results = await Promise.all([one.rotate(), two.rotate()]);
    expect(results.filter(({ result }) => result === 'rotated')).toEqual([{ result: 'rotated', kid: next }]);
    expect(results).toContainEqual({ result: 'too_early', retryAfterSeconds: publishedSeconds });
    expect([one.signingKey().kid, two.signingKey().kid]).toEqual([next, next]);
  });

  it('by schedule takes place once, when the active key is old enough', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const options = { rotationDays: 90 };
    const [one, two] = [await openNode(store, time, options), await openNode(store, time, options)];
    const [first, second] = [one.signingKey().kid, nextKid(one)];
    time.seconds += 90 * day - 1;
    await Promise.all([one.tick(), two.tick()]);
    expect(one.signingKey().kid).toBe(first);
    time.seconds += 1;
    await Promise.all([one.tick(), two.tick()]);
    expect([one.signingKey().kid, two.signingKey().kid]).toEqual([second, second]);
    expect(states(one)).toEqual(states(two));
    expect(store.updates()).toBe(2);
  });

  it('by schedule raced by a command takes place once', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const [one, two] = [await openNode(store, time, { rotationDays: 1 }), await openNode(store, time)];
    const next = nextKid(one);
    time.seconds += day;
    await Promise.all([one.tick(), two.rotate(), one.rotate()]);
    await Promise.all([one.tick(), two.tick()]);
    expect([one.signingKey().kid, two.signingKey().kid]).toEqual([next, next]);
  });
});

describe('revocation on two nodes', () => {
  it('is in force on the other one as soon as it reads the ring', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const [one, two] = [await openNode(store, time), await openNode(store, time)];
    const token = sign(two, time);
    await one.revoke(one.signingKey().kid ?? '');
    expect(accepts(one, token, time)).toBe(false);
    // The next key was known to the other one all along.
    expect(accepts(two, sign(one, time), time)).toBe(true);
    await two.reload();
    expect(accepts(two, token, time)).toBe(false);
    expect(two.signingKey().kid).toBe(one.signingKey().kid);
  });

  it('raced by a rotation leaves the key dead and the ring whole', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const [one, two] = [await openNode(store, time), await openNode(store, time)];
    const [first, second] = [one.signingKey().kid ?? '', nextKid(one)];
    time.seconds += publishedSeconds;
    await Promise.all([one.rotate(), two.revoke(first), one.revoke(first)]);
    await Promise.all([one.reload(), two.reload()]);
    expect(states(one)).toEqual({ [first]: 'revoked', [second]: 'active', [nextKid(one)]: 'next' });
    expect(states(two)).toEqual(states(one));
  });

  it('reaches a key that this node does not know yet', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const [one, two] = [await openNode(store, time), await openNode(store, time)];
    time.seconds += publishedSeconds;
    await one.rotate();
    expect(await two.revoke(nextKid(one))).toBe('revoked');
  });
});

describe('a storm of changes by others', () => {
  it('is waited out', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time);
    time.seconds += publishedSeconds;
    store.conflict(10);
    expect(await node.rotate()).toMatchObject({ result: 'rotated' });
  });

  it('that does not end is an answer to try again, and changes nothing', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time);
    const first = node.signingKey();
    time.seconds += publishedSeconds;
    store.conflict(Infinity);
    await expect(node.rotate()).rejects.toMatchObject({ code: 'store_unavailable', retryAfterSeconds: 1 });
    expect(node.signingKey()).toBe(first);
  });
});

describe('a change of algorithm', () => {
  it('takes place when the new key has been published for long enough, with no token refused', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const old = await openNode(store, time, { algorithm: 'HS256' });
    const renewed = await openNode(store, time, { algorithm: 'EdDSA' });
    await old.reload();
    const tokens = [sign(old, time), sign(renewed, time)];
    expect(renewed.signingKey().algorithm).toBe('HS256');
    time.seconds += publishedSeconds;
    await old.tick();
    tokens.push(sign(old, time), sign(renewed, time));
    expect(old.signingKey().algorithm).toBe('EdDSA');
    await renewed.reload();
    for (const token of tokens) {
      expect(accepts(old, token, time) && accepts(renewed, token, time)).toBe(true);
    }
  });

  it('is decided by the node that started last, and not fought over', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const one = await openNode(store, time, { algorithm: 'HS256', rotationDays: 1 });
    const two = await openNode(store, time, { algorithm: 'ES256', rotationDays: 1 });
    const settled = [];
    for (let round = 0; round < 10; round += 1) {
      time.seconds += day;
      await Promise.all([one.tick(), two.tick()]);
      settled.push(one.signingKey().algorithm);
    }
    expect(settled).toEqual(Array.from({ length: 10 }, () => 'ES256'));
    // The first update made the ring, the second changed its next key, and then there was one a day.
    expect(store.updates()).toBe(2 + 10);
  });

  it('is taken back by a node that starts with the old setting, without a key having signed', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const one = await openNode(store, time, { algorithm: 'HS256' });
    await openNode(store, time, { algorithm: 'EdDSA' });
    await openNode(store, time, { algorithm: 'HS256' });
    time.seconds += publishedSeconds;
    await one.tick();
    expect(one.list().map(({ state, algorithm }) => `${state} ${algorithm}`)).toEqual([
      'active HS256',
      'next HS256',
    ]);
  });
});
