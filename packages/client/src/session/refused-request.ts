import { attempt } from '../environment/attempt.ts';
import { decodeJwt } from '../token/decode-jwt.ts';
import type { LatchkeyClientError } from '../error/latchkey-client-error.ts';

/** A request that was answered with 401. */
export interface RefusedRequest {
  readonly url: string | URL;
  /** `GET` by default. */
  readonly method?: string;
  /** The `Authorization` value with which it was sent, as `authorize` gave it. */
  readonly authorization: string;
  /** The `WWW-Authenticate` header of the answer, where it can be read. */
  readonly challenge?: string | null;
}

/**
 * What to do about a 401: send the request once more with another `Authorization`, or let it stand. It stands where
 * nobody is signed in any more, where somebody else is, where the user must prove the password again (RFC 9470), or
 * where a new token could not be had for now, and then `problem` says why.
 */
export type UnauthorizedOutcome =
  | { readonly result: 'replay'; readonly authorization: string }
  | { readonly result: 'stand'; readonly problem: LatchkeyClientError | null };

/**
 * Whether a request that had one token may be sent with the other, both with the scheme before them or without. A
 * request of one user must not be sent as another's.
 */
export function isSameUser(token: string | null, next: string | null): boolean {
  return !token || !next || subjectOf(token) === subjectOf(next);
}

function subjectOf(token: string): unknown {
  return attempt(() => decodeJwt(token.replace('Bearer ', '')).claims['sub']);
}
