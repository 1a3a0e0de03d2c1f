import type { Jwk } from '../token/jwk/jwk.ts';
import type { JwtKey } from '../token/jwt-key.ts';
import type { SigningKeyRecord } from './signing-key-store.ts';

/** What became of a rotation that somebody asked for. */
export type RotateResult =
  | { readonly result: 'rotated'; readonly kid: string }
  /** The next key has not been published everywhere for as long as others may cache the key set. */
  | { readonly result: 'too_early'; readonly retryAfterSeconds: number };

/** The ring of signing keys as this node sees it. */
export interface SigningKeys {
  /** The key that signs now. */
  signingKey(): JwtKey;
  /** Keys that verify: those in every state but `revoked`. The same array until the ring changes. */
  verifyingKeys(): readonly JwtKey[];
  /** The public keys (RFC 7517 section 5), the next one included; empty for secret keys. */
  jwks(): { readonly keys: readonly Jwk[] };
  /** How long others may cache the key set: a key is published at least that long before it signs. */
  readonly jwksMaxAgeSeconds: number;
  /**
   * Reads the ring again because a token named a key that is not in it; at most once in an interval, and not again
   * for a name that is remembered as unknown. Resolves to whether the name is known now.
   */
  lookUp(kid: string): Promise<boolean>;
  /** Every key, without its secret part. */
  list(): readonly Omit<SigningKeyRecord, 'wrapped'>[];
  /** Makes the next key sign. */
  rotate(): Promise<RotateResult>;
  /** Kills a key at once; where it was the one that signs, the next one signs from now on. */
  revoke(kid: string): Promise<'revoked' | 'not_found'>;
}
