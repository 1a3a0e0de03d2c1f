import type { JsonObject } from '../token/decode-jwt.ts';

/** Nobody is signed in. */
export interface SignedOutState {
  readonly status: 'signed-out';
}

/** Somebody is signed in, as far as this client knows: claims are decoded, not verified, and may have expired. */
export interface SignedInState {
  readonly status: 'signed-in';
  readonly claims: JsonObject;
  /** When the token says that it expires, in milliseconds since 1970; null where it does not say. */
  readonly expiresAtMs: number | null;
}

/** Who is signed in. Immutable, all the way down: a change is a new object. */
export type AuthState = SignedOutState | SignedInState;
