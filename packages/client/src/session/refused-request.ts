import { decodeJwt } from '../token/decode-jwt.ts';
import type { AuthState } from './auth-state.ts';
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

/** Whether only the password helps, and no new token. */
export function needsPassword({ challenge }: RefusedRequest): boolean {
  return challenge?.includes('insufficient_user_authentication') === true;
}

/** Whether there is another token, and it is the same user's: a request of one must not be sent as another's. */
export function mayReplay({ authorization }: RefusedRequest, next: string): boolean {
  return authorization !== next && subjectOf(authorization) === subjectOf(next);
}

/** Whether a request that was made in one state may be sent in the other. */
export function isSameUser(before: AuthState, after: AuthState): boolean {
  return !('claims' in before && 'claims' in after) || before.claims['sub'] === after.claims['sub'];
}

function subjectOf(authorization: string): unknown {
  try {
    return decodeJwt(authorization.slice('Bearer '.length)).claims['sub'];
  } catch {
    // Not one of these tokens, and no one's.
    return authorization;
  }
}
