import { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import { decodeJwt } from '../token/decode-jwt.ts';
import { expiryOf } from '../token/expires-at.ts';
import { MalformedTokenError } from '../token/malformed-token-error.ts';
import type { SignedInState } from './auth-state.ts';

/** @throws {LatchkeyClientError} `response_invalid`: the server sent something that is no token. */
export function signedInState(token: string): SignedInState {
  try {
    const { claims } = decodeJwt(token);
    return { status: 'signed-in', claims, expiresAtMs: expiryOf(claims)?.getTime() ?? null };
  } catch (fault) {
    if (!(fault instanceof MalformedTokenError)) throw fault;
    throw new LatchkeyClientError('response_invalid', `The server sent a malformed token. ${fault.message}`);
  }
}
