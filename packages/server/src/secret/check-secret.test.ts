import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { checkSecret } from './check-secret.ts';
import { ForeignSecretError } from './foreign-secret-error.ts';
import { createMemoryCheckStore } from './memory-check-store.fixture.ts';
import { createRootSecrets } from './root-secrets.ts';

const rootA = 'A7-first-root-of-these-tests-0123456789';
const rootB = 'B8-other-root-of-these-tests-9876543210';
const rootC = 'C9-third-root-of-these-tests-5555512345';
const onlyA = createRootSecrets(rootA);
const onlyB = createRootSecrets(rootB);
const bThenA = createRootSecrets(rootB, [rootA]);
const aThenB = createRootSecrets(rootA, [rootB]);

/** The value that a store gets which is made with these roots. */
async function valueOf(roots: typeof onlyA): Promise<string> {
  const store = createMemoryCheckStore();
  await checkSecret(store, roots);
  return store.value() ?? '';
}

describe('the check of the root secret', () => {
  it('lets a new store take the secret, and the same secret open it again', async () => {
    const store = createMemoryCheckStore();
    await checkSecret(store, onlyA);
    const value = store.value();
    await checkSecret(store, onlyA);
    expect(store.value()).toBe(value);
  });

  it('refuses another secret with one line, and changes nothing', async () => {
    const store = createMemoryCheckStore();
    await checkSecret(store, onlyA);
    const value = store.value();
    const refusal = await checkSecret(store, onlyB).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ForeignSecretError);
    expect((refusal as Error).message).toMatch(/^The store was made with another secret key: [^\n]+$/);
    await expect(checkSecret(store, createRootSecrets(rootB, [rootC]))).rejects.toThrow(ForeignSecretError);
    expect(store.value()).toBe(value);
  });

  it('stores a value that tells nothing of the secret, the same in every version', async () => {
    const value = await valueOf(onlyA);
    expect(value).toBe(known);
    for (const text of [rootA, Buffer.from(rootA).toString('base64url')]) expect(value).not.toContain(text);
    const derived = onlyA.primary('store check').export();
    expect(derived.includes(Buffer.from(value, 'base64url'))).toBe(false);
    expect(await valueOf(onlyB)).not.toBe(value);
  });

  it.each(['', 'x', '=', 'A'.repeat(43), '\ud800'])('refuses a store with the value %o', async (value) => {
    const store = createMemoryCheckStore();
    store.set(value);
    await expect(checkSecret(store, aThenB)).rejects.toThrow(ForeignSecretError);
  });
});

describe('a change of the root secret', () => {
  it('goes by adding, swapping and dropping', async () => {
    const store = createMemoryCheckStore();
    await checkSecret(store, onlyA);
    await checkSecret(store, aThenB);
    expect(store.value()).toBe(await valueOf(onlyA));
    await checkSecret(store, bThenA);
    expect(store.value()).toBe(await valueOf(onlyB));
    await checkSecret(store, onlyB);
    await expect(checkSecret(store, onlyA)).rejects.toThrow(ForeignSecretError);
  });

  it('lets nodes before and after the swap start in any order', async () => {
    const store = createMemoryCheckStore();
    await checkSecret(store, onlyA);
    for (const roots of [bThenA, aThenB, bThenA, aThenB, bThenA, onlyB]) await checkSecret(store, roots);
    expect(store.value()).toBe(await valueOf(onlyB));
  });

  it('is done by another node at the same time', async () => {
    const store = createMemoryCheckStore();
    await checkSecret(store, onlyA);
    await Promise.all([checkSecret(store, bThenA), checkSecret(store, bThenA)]);
    expect(store.value()).toBe(await valueOf(onlyB));
  });

  it('is refused where another node changed to a secret that this one does not have', async () => {
    const store = createMemoryCheckStore();
    await checkSecret(store, onlyA);
    const valueOfC = await valueOf(createRootSecrets(rootC));
    store.beforeReplace(() => store.set(valueOfC));
    await expect(checkSecret(store, bThenA)).rejects.toThrow(ForeignSecretError);
    expect(store.value()).toBe(valueOfC);
  });
});

describe('two nodes that start at once on a new store', () => {
  it('with the same secret both start', async () => {
    const store = createMemoryCheckStore();
    await Promise.all([checkSecret(store, onlyA), checkSecret(store, onlyA)]);
    expect(store.value()).toBe(await valueOf(onlyA));
  });

  it('with different secrets: exactly one starts', async () => {
    const store = createMemoryCheckStore();
    const results = await Promise.allSettled([checkSecret(store, onlyA), checkSecret(store, onlyB)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

/** HMAC-SHA256 of the text `latchkey store check`, with the key that is derived for it from the first root. */
const known = '8xikxfRlr8oVhO3BQGFr8k2aopeV4Z5NCqHzP1JekUw';
