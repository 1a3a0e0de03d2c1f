import { randomBytes } from 'node:crypto';
import type { SigningKeys } from '../../signing-key/signing-keys.ts';
import { importSecretKey } from '../../token/import-secret-key.ts';
import type { JwtKey } from '../../token/jwt-key.ts';

/** A ring that a test changes as another node would. */
export interface FakeKeys extends SigningKeys {
  /** Replaces the ring; the first key signs. */
  use(...keys: [JwtKey, ...JwtKey[]]): void;
  /** The ring that `lookUp` finds. */
  offer(...keys: [JwtKey, ...JwtKey[]]): void;
  readonly lookedUp: string[];
}

export function testKey(kid: string): JwtKey {
  return importSecretKey(randomBytes(32), { algorithm: 'HS256', kid });
}

export function fakeKeys(): FakeKeys {
  let ring: readonly [JwtKey, ...JwtKey[]] = [testKey('first')];
  let offered: readonly [JwtKey, ...JwtKey[]] | null = null;
  const lookedUp: string[] = [];
  const refuse = () => Promise.reject(new Error('not faked'));
  return {
    lookedUp,
    jwksMaxAgeSeconds: 600,
    use: (...keys) => void (ring = keys),
    offer: (...keys) => void (offered = keys),
    signingKey: () => ring[0],
    verifyingKeys: () => ring,
    jwks: () => ({ keys: [] }),
    lookUp(kid) {
      lookedUp.push(kid);
      ring = offered ?? ring;
      return Promise.resolve(ring.some((key) => key.kid === kid));
    },
    list: () => [],
    rotate: refuse,
    revoke: refuse,
  };
}
