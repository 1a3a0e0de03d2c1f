import { describe, expect, it } from 'vitest';
import { JwtKey } from '../token/jwt-key.ts';
import { allAlgorithms } from '../token/test-keys.fixture.ts';
import { createMemoryKeyStore } from './memory-key-store.fixture.ts';
import {
  accepts,
  nextKid,
  openNode,
  overSeconds,
  publishedSeconds,
  sign,
  start,
  states,
} from './test-node.fixture.ts';

describe.each(allAlgorithms)('a first start with %s', (algorithm) => {
  it('makes a key that signs at once and the next one, both of which verify', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time, { algorithm });
    expect(node.list().map(({ state }) => state)).toEqual(['active', 'next']);
    expect(node.signingKey()).toMatchObject({ algorithm, kid: node.list()[0]?.kid });
    expect(node.verifyingKeys().map(({ kid }) => kid)).toEqual(node.list().map(({ kid }) => kid));
    expect(accepts(node, sign(node, time), time)).toBe(true);
    expect(store.updates()).toBe(1);
  });

  it('publishes public halves only, and shows nothing of what is wrapped', async () => {
    const store = createMemoryKeyStore();
    const node = await openNode(store, { seconds: start }, { algorithm });
    const { keys } = node.jwks();
    expect(keys).toHaveLength(algorithm.startsWith('HS') ? 0 : 2);
    const members = new Set(keys.flatMap((key) => Object.keys(key)));
    for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']) expect(members).not.toContain(member);
    const shown = JSON.stringify([keys, node.list()]);
    for (const { wrapped } of store.ring().keys) expect(shown).not.toContain(wrapped.slice(0, 16));
    for (const key of node.verifyingKeys()) expect(shown).not.toContain(privatePart(key));
  });
});

/** The secret or the private number of a key, as base64url. */
function privatePart(key: JwtKey): string {
  const jwk = JwtKey.signingKeyOf(key).export({ format: 'jwk' });
  const part = jwk.d ?? jwk.k;
  if (part === undefined) throw new Error('the key has no private part');
  return part;
}

describe('the life of a key', () => {
  it('is published, signs, verifies until its last token has expired, and is gone', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time, { algorithm: 'ES256' });
    const first = node.signingKey().kid ?? '';
    const second = nextKid(node);
    expect(node.jwks().keys.map(({ kid }) => kid)).toEqual([first, second]);

    time.seconds += publishedSeconds - 1;
    expect(await node.rotate()).toEqual({ result: 'too_early', retryAfterSeconds: 1 });
    expect(node.signingKey().kid).toBe(first);

    time.seconds += 1;
    const token = sign(node, time);
    expect(await node.rotate()).toEqual({ result: 'rotated', kid: second });
    const third = nextKid(node);
    expect(node.signingKey().kid).toBe(second);
    expect(states(node)).toEqual({ [first]: 'retired', [second]: 'active', [third]: 'next' });
    expect(node.jwks().keys.map(({ kid }) => kid)).toEqual([second, third, first]);

    time.seconds += 299;
    expect(accepts(node, token, time)).toBe(true);
    time.seconds += overSeconds - 300;
    await node.tick();
    expect(states(node)).toHaveProperty([first]);
    time.seconds += 1;
    await node.tick();
    expect(states(node)).toEqual({ [second]: 'active', [third]: 'next' });
    expect(store.ring().keys).toHaveLength(2);
  });

  it('stops by the time alone, with nobody able to remove it', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time);
    const first = node.signingKey();
    time.seconds += publishedSeconds;
    await node.rotate();
    const before = node.verifyingKeys();
    expect(before).toContain(first);
    store.fail(new Error('the store is away'));
    time.seconds += overSeconds;
    await node.tick();
    expect(node.verifyingKeys()).not.toBe(before);
    expect(node.verifyingKeys()).not.toContain(first);
    expect(store.ring().keys).toHaveLength(3);
  });

  it('lasts for the longest lifetime that is known by then', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    let keepSeconds = 310;
    const node = await openNode(store, time, { keepSeconds: () => keepSeconds });
    const first = node.signingKey();
    time.seconds += publishedSeconds;
    await node.rotate();
    keepSeconds = 3610;
    time.seconds += 3600;
    await node.tick();
    expect(node.verifyingKeys()).toContain(first);
    time.seconds += 310;
    await node.tick();
    expect(node.verifyingKeys()).not.toContain(first);
  });
});

describe('the keys that verify', () => {
  it('are the same array, of the same keys, until the ring is another', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time, { algorithm: 'EdDSA' });
    const [keys, jwks] = [node.verifyingKeys(), node.jwks()];
    time.seconds += publishedSeconds;
    await node.reload();
    await node.tick();
    store.tamper((key) => key); // Another version of the same ring.
    await node.reload();
    expect(node.verifyingKeys()).toBe(keys);
    expect(node.jwks()).toBe(jwks);
    await node.rotate();
    expect(node.verifyingKeys()).not.toBe(keys);
    expect(new Set(node.verifyingKeys())).toEqual(new Set([...keys, node.verifyingKeys()[1]]));
  });

  it('come in one order on every node: the active one, the next one, then the retired, latest first', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time, { algorithm: 'EdDSA', keepSeconds: () => 10_000 });
    const signed = [node.signingKey().kid];
    for (let round = 0; round < 5; round += 1) {
      time.seconds += publishedSeconds;
      await node.rotate();
      signed.push(node.signingKey().kid);
    }
    const [active, ...retired] = signed.toReversed();
    expect(node.verifyingKeys().map(({ kid }) => kid)).toEqual([active, nextKid(node), ...retired]);
  });

  it('cannot be changed by who reads them', async () => {
    const node = await openNode(createMemoryKeyStore(), { seconds: start }, { algorithm: 'EdDSA' });
    for (const shown of [node.verifyingKeys(), node.jwks(), node.jwks().keys, node.jwks().keys[0]]) {
      expect(Object.isFrozen(shown)).toBe(true);
    }
  });
});

describe('revoking', () => {
  it('the key that signs kills its tokens, and the next one signs at once', async () => {
    const time = { seconds: start };
    const node = await openNode(createMemoryKeyStore(), time, { algorithm: 'EdDSA' });
    const token = sign(node, time);
    const [first, second] = [node.signingKey().kid ?? '', nextKid(node)];
    expect(await node.revoke(first)).toBe('revoked');
    expect(node.signingKey().kid).toBe(second);
    expect(accepts(node, token, time)).toBe(false);
    expect(accepts(node, sign(node, time), time)).toBe(true);
    expect(states(node)).toEqual({ [first]: 'revoked', [second]: 'active', [nextKid(node)]: 'next' });
    expect(node.jwks().keys.map(({ kid }) => kid)).toEqual([second, nextKid(node)]);
  });

  it('is remembered until no token of the key can live, and then forgotten', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time);
    const first = node.signingKey().kid ?? '';
    await node.revoke(first);
    const loads = store.loads();
    expect(await node.lookUp(first)).toBe(false);
    expect(store.loads()).toBe(loads);
    expect(await node.revoke(first)).toBe('revoked');
    expect(states(node)[first]).toBe('revoked');
    time.seconds += overSeconds;
    await node.tick();
    expect(states(node)).not.toHaveProperty([first]);
    expect(await node.revoke(first)).toBe('not_found');
  });

  it('the next key makes another, which has to be published as long', async () => {
    const time = { seconds: start };
    const node = await openNode(createMemoryKeyStore(), time);
    time.seconds += publishedSeconds;
    await node.revoke(nextKid(node));
    expect(await node.rotate()).toEqual({ result: 'too_early', retryAfterSeconds: publishedSeconds });
  });

  it('finds no key that is not there', async () => {
    const store = createMemoryKeyStore();
    const node = await openNode(store, { seconds: start });
    for (const kid of ['', 'x', '__proto__']) expect(await node.revoke(kid)).toBe('not_found');
    expect(store.updates()).toBe(1);
  });
});

describe('options that make no sense', () => {
  it.each([
    [{ algorithm: 'none' }, 'algorithm must be one of HS256'],
    [{ algorithm: 'toString' }, 'algorithm must be one of HS256'],
    [{ jwksMaxAgeSeconds: -1 }, 'jwksMaxAgeSeconds must be'],
    [{ jwksMaxAgeSeconds: NaN }, 'jwksMaxAgeSeconds must be'],
    [{ rotationDays: Infinity }, 'rotationDays must be'],
    [{ rotationDays: '90' }, 'rotationDays must be'],
  ])('%o are refused before the store is asked', async (options, message) => {
    const store = createMemoryKeyStore();
    const opening = openNode(store, { seconds: start }, options as Parameters<typeof openNode>[2]);
    await expect(opening).rejects.toThrow(message);
    expect(store.loads()).toBe(0);
  });
});

describe('closing', () => {
  it('waits for what is under way, and ends the schedule', async () => {
    const store = createMemoryKeyStore();
    const time = { seconds: start };
    const node = await openNode(store, time);
    time.seconds += publishedSeconds;
    let rotated = false;
    void node.rotate().then(() => (rotated = true));
    await node.close();
    expect(rotated).toBe(true);
    const loads = store.loads();
    await node.tick();
    expect(store.loads()).toBe(loads);
  });
});
