import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRootSecrets } from '../secret/root-secrets.ts';
import { jwkThumbprint } from '../token/jwk/jwk-thumbprint.ts';
import { publicJwk } from '../token/jwk/public-jwk.ts';
import { JwtKey } from '../token/jwt-key.ts';
import { computeSignature, isSignatureValid } from '../token/signature.ts';
import { allAlgorithms } from '../token/test-keys.fixture.ts';
import { createKeyWrapping } from './create-key-wrapping.ts';
import { makeKey } from './make-key.ts';
import { readKey } from './read-key.ts';
import { rootA } from './test-node.fixture.ts';
import { UnreadableKeyError } from './unreadable-key-error.ts';

const wrapping = createKeyWrapping(createRootSecrets(rootA), randomBytes);
const deps = { wrapping, randomBytes, clock: () => 1_000_400 };
const paired = ['RS256', 'ES256', 'EdDSA'] as const;
const secret = ['HS256', 'HS384', 'HS512'] as const;

describe.each(allAlgorithms)('a key made for %s', (algorithm) => {
  it('signs and verifies after it was read from its record', async () => {
    const record = await makeKey({ state: 'next', algorithm }, deps);
    const key = readKey(record, wrapping);
    const again = readKey(record, wrapping);
    expect(key).toMatchObject({ algorithm, kid: record.kid });
    expect(isSignatureValid('text', computeSignature('text', key), again)).toBe(true);
  });

  it('cannot be read where its material is that of no such key', async () => {
    const record = await makeKey({ state: 'next', algorithm }, deps);
    const nonsense = wrapping.wrap(record, Buffer.from('MARKED nonsense'));
    const read = () => readKey({ ...record, ...nonsense }, wrapping);
    expect(read).toThrow(UnreadableKeyError);
    expect(read).not.toThrow(/MARKED/);
  });
});

describe('a key made for a pair', () => {
  it.each(paired)(
    'is named by its thumbprint and written down by its public half only: %s',
    async (algorithm) => {
      const record = await makeKey({ state: 'next', algorithm }, deps);
      const key = readKey(record, wrapping);
      expect(record.kid).toBe(jwkThumbprint(JwtKey.verifyingKeyOf(key)));
      expect(record.publicJwk).toEqual(publicJwk(key));
      for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth']) {
        expect(record.publicJwk).not.toHaveProperty(member);
      }
    },
  );

  it('has 2048 bits for RSA', async () => {
    const key = readKey(await makeKey({ state: 'next', algorithm: 'RS256' }, deps), wrapping);
    expect(JwtKey.verifyingKeyOf(key).asymmetricKeyDetails?.modulusLength).toBe(2048);
  });
});

describe('a secret', () => {
  it.each(secret)('has 64 random bytes, a random name and nothing public: %s', async (algorithm) => {
    const [one, two] = await Promise.all([
      makeKey({ state: 'next', algorithm }, deps),
      makeKey({ state: 'next', algorithm }, deps),
    ]);
    expect(one.kid).toMatch(/^[\w-]{22}$/);
    expect(one.kid).not.toBe(two.kid);
    expect(one.publicJwk).toBeNull();
    expect(wrapping.unwrap(one).byteLength).toBe(64);
    expect(wrapping.unwrap(one)).not.toEqual(wrapping.unwrap(two));
  });
});

describe('a new record', () => {
  it('is never younger than it says, and says since when it signs', async () => {
    const next = await makeKey({ state: 'next', algorithm: 'HS256' }, deps);
    const active = await makeKey({ state: 'active', algorithm: 'HS256' }, deps);
    expect(next).toMatchObject({ createdAtSeconds: 1001, activatedAtSeconds: null, endedAtSeconds: null });
    expect(active).toMatchObject({ createdAtSeconds: 1001, activatedAtSeconds: 1001, endedAtSeconds: null });
  });
});
