import { describe, expect, it } from 'vitest';
import { createRootSecrets } from './root-secrets.ts';

const rootA = 'A7-first-root-of-these-tests-0123456789';
const rootB = 'B8-other-root-of-these-tests-9876543210';
const rootC = 'C9-third-root-of-these-tests-5555512345';

/** The derived keys as text. */
function derived(roots: ReturnType<typeof createRootSecrets>, purpose: Parameters<typeof roots.all>[0]) {
  return roots.all(purpose).map((key) => key.export().toString('hex'));
}

describe('root secrets', () => {
  it('give the key of the first one, and those of all in their order', () => {
    const roots = createRootSecrets(rootA, [rootB, rootC]);
    const single = [rootA, rootB, rootC].flatMap((root) => derived(createRootSecrets(root), 'refresh-token'));
    expect(derived(roots, 'refresh-token')).toEqual(single);
    expect(roots.primary('refresh-token')).toBe(roots.all('refresh-token')[0]);
  });

  it('derive each key once', () => {
    const roots = createRootSecrets(rootA, [rootB]);
    expect(roots.all('store check')).toBe(roots.all('store check'));
    expect(Object.isFrozen(roots.all('store check'))).toBe(true);
    expect(derived(roots, 'store check')).not.toEqual(derived(roots, 'refresh-token'));
  });

  it('count once where one is given twice, as text or as bytes', () => {
    const roots = createRootSecrets(rootA, [rootA, rootB, new TextEncoder().encode(rootA), rootB]);
    expect(derived(roots, 'store check')).toEqual(derived(createRootSecrets(rootA, [rootB]), 'store check'));
  });

  it('are not changed through the bytes that were given', () => {
    const bytes = new TextEncoder().encode(rootA);
    const roots = createRootSecrets(bytes, [bytes]);
    bytes.fill(0);
    expect(derived(roots, 'store check')).toEqual(derived(createRootSecrets(rootA), 'store check'));
  });

  it.each([
    [
      'too short',
      'MARKED-short',
      /^the secret key has 12 bytes/,
      /^further secret key 2: the secret key has 12/,
    ],
    [
      'a placeholder',
      'MARKED-change-me-0123456789-abcdefghijk',
      /^the secret key looks/,
      /^further secret key 2:/,
    ],
    [
      'nothing',
      undefined as unknown as string,
      /^the secret key must be text/,
      /^further secret key 2: the secret key must be/,
    ],
  ])('refuse %s, say which one it was and nothing of it', (_, bad, asPrimary, asFurther) => {
    expect(() => createRootSecrets(bad)).toThrow(asPrimary);
    expect(() => createRootSecrets(rootA, [rootB, bad])).toThrow(asFurther);
    expect(() => createRootSecrets(rootA, [rootB, bad])).not.toThrow(/MARKED/);
  });

  it('refuse further ones that are no array', () => {
    expect(() => createRootSecrets(rootA, rootB as unknown as string[])).toThrow('must be an array');
  });
});
