import type { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import type { JsonObject } from '../token/decode-jwt.ts';

/**
 * Why nobody is signed in.
 * - `initial`: nobody has been, since this page was loaded.
 * - `signed-out`: somebody signed out, here or in another tab.
 * - `ended`: the server says that the session is over.
 * - `replaced`: somebody else signed in, or again, in another tab. Nobody is adopted unasked: `restore` does it.
 */
export type SignedOutReason = 'initial' | 'signed-out' | 'ended' | 'replaced';

/** Nobody is signed in. */
export interface SignedOutState {
  readonly status: 'signed-out';
  readonly reason: SignedOutReason;
}

/** Somebody was signed in when the page was last open; the server has yet to say whether that still holds. */
export interface RestoringState {
  readonly status: 'restoring';
  /** Why it could not be asked so far; it is tried again, with pauses. Null while the first try is under way. */
  readonly problem: LatchkeyClientError | null;
}

/** Somebody is signed in, as far as this client knows: claims are decoded, not verified, and may have expired. */
export interface SignedInState {
  readonly status: 'signed-in';
  readonly claims: JsonObject;
  /** When the token says that it expires, in milliseconds since 1970; null where it does not say. */
  readonly expiresAtMs: number | null;
  /** How far this device's clock seems to be ahead of the server's: to be added to times from a token. For display. */
  readonly clockSkewMs: number;
  /** Why the token could not be refreshed, for as long as that lasts; null where nothing is wrong. */
  readonly problem: LatchkeyClientError | null;
}

/** Who is signed in. Immutable, all the way down: a change is a new object. */
export type AuthState = SignedOutState | RestoringState | SignedInState;

/** Why the server could not be asked the last time; null where nothing is wrong, or nobody is signed in. */
export function problemOf(state: AuthState): LatchkeyClientError | null {
  return 'problem' in state ? state.problem : null;
}
