import { describe, expect, it } from 'vitest';
import { checkSecret } from '../secret/check-secret.ts';
import { ForeignSecretError } from '../secret/foreign-secret-error.ts';
import { createRootSecrets } from '../secret/root-secrets.ts';
import { engines, openTestStore, temporaryLocation } from '../store/open-test-store.fixture.ts';
import {
  accepts,
  nextKid,
  openNode,
  overSeconds,
  publishedSeconds,
  rootA,
  rootB,
  sign,
  start,
  states,
} from './test-node.fixture.ts';

/** Two stores in one place, as two processes have them. */
async function openTwo(engine: (typeof engines)[number]) {
  const location = await temporaryLocation(engine);
  return [await openTestStore(location), await openTestStore(location)] as const;
}

describe.each(engines)('signing keys in a real store: %s', (engine) => {
  it('have the life that they have in memory, on two nodes', { timeout: 60_000 }, async () => {
    const [here, there] = await openTwo(engine);
    const time = { seconds: start };
    const [one, two] = await Promise.all([
      openNode(here.signingKeys, time, { algorithm: 'ES256' }),
      openNode(there.signingKeys, time, { algorithm: 'ES256' }),
    ]);
    expect(states(one)).toEqual(states(two));
    const [first, second] = [one.signingKey().kid ?? '', nextKid(one)];
    const token = sign(two, time);

    time.seconds += publishedSeconds;
    const results = await Promise.all([one.rotate(), two.rotate()]);
    expect(results.filter(({ result }) => result === 'rotated')).toEqual([
      { result: 'rotated', kid: second },
    ]);
    expect(accepts(one, token, time) && accepts(two, sign(one, time), time)).toBe(true);

    await two.revoke(second);
    await one.reload();
    expect(one.list()).toEqual(two.list());
    expect(states(one)).toMatchObject({ [first]: 'retired', [second]: 'revoked' });

    time.seconds += overSeconds;
    await Promise.all([one.tick(), two.tick()]);
    expect(Object.values(states(one))).toEqual(['active', 'next']);
    expect(one.jwks()).toEqual(two.jwks());
  });

  it('tell of each change in the feed', async () => {
    const store = await openTestStore(engine);
    const facts: string[] = [];
    store.feed.onCommit((written) => facts.push(...written.map(({ fact }) => fact.kind)));
    const time = { seconds: start };
    const node = await openNode(store.signingKeys, time);
    time.seconds += publishedSeconds;
    await node.rotate();
    await node.tick();
    expect(facts).toEqual(['keys_changed', 'keys_changed']);
  });

  it('survive a change of the root secret, which the store takes over', { timeout: 60_000 }, async () => {
    const [here, there] = await openTwo(engine);
    const time = { seconds: start };
    const roots = {
      before: createRootSecrets(rootA),
      between: createRootSecrets(rootB, [rootA]),
      after: createRootSecrets(rootB),
    };
    await checkSecret(here.secretCheck, roots.before);
    const old = await openNode(here.signingKeys, time, { roots: roots.before });
    await expect(checkSecret(there.secretCheck, roots.after)).rejects.toThrow(ForeignSecretError);

    await checkSecret(there.secretCheck, roots.between);
    await openNode(there.signingKeys, time, { roots: roots.between });
    await checkSecret(here.secretCheck, roots.after);
    const renewed = await openNode(here.signingKeys, time, { roots: roots.after });
    expect(accepts(renewed, sign(old, time), time)).toBe(true);
    await expect(checkSecret(there.secretCheck, roots.before)).rejects.toThrow(ForeignSecretError);
  });

  it('let exactly one of two foreign secrets have a new store', async () => {
    const [here, there] = await openTwo(engine);
    const results = await Promise.allSettled([
      checkSecret(here.secretCheck, createRootSecrets(rootA)),
      checkSecret(there.secretCheck, createRootSecrets(rootB)),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
