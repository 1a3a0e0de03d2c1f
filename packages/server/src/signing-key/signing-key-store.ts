import type { Jwk } from '../token/jwk/jwk.ts';
import type { JwtAlgorithm } from '../token/jwt-key.ts';

/**
 * The life of a signing key: `next` is published and does not sign yet, `active` signs, `retired` verifies until its
 * last token has expired, `revoked` is dead at once.
 */
export type SigningKeyState = 'next' | 'active' | 'retired' | 'revoked';

/** A signing key as the store keeps it. Times are seconds since 1970, UTC. */
export interface SigningKeyRecord {
  readonly kid: string;
  readonly algorithm: JwtAlgorithm;
  readonly state: SigningKeyState;
  /** Null for a secret key, which is never published. */
  readonly publicJwk: Jwk | null;
  /** The secret or private part, encrypted (AES-256-GCM) and as base64url. */
  readonly wrapped: string;
  /** Names the key that it is encrypted with. */
  readonly wrappedBy: string;
  readonly createdAtSeconds: number;
  readonly activatedAtSeconds: number | null;
  /** When it was retired or revoked. */
  readonly endedAtSeconds: number | null;
}

/** All signing keys of a store, read in one moment. */
export interface StoredKeyRing {
  /** Counted up by one with each change. Starts at 0. */
  readonly version: number;
  readonly keys: readonly SigningKeyRecord[];
}

/** A change to the ring, to be made only to the version that it was decided on. */
export interface KeyRingChange {
  readonly expectedVersion: number;
  /** Inserted, or replaced where the `kid` is there already. */
  readonly put: readonly SigningKeyRecord[];
  /** Their `kid`s. */
  readonly remove: readonly string[];
  readonly nowSeconds: number;
}

/** Where signing keys are kept. Each method is one atomic command; all reject with `store_unavailable`. */
export interface SigningKeyStore {
  load(): Promise<StoredKeyRing>;
  /** Makes the change and writes the fact `keys_changed`. `conflict`: somebody else was faster, nothing was changed. */
  update(change: KeyRingChange): Promise<'updated' | 'conflict'>;
}
