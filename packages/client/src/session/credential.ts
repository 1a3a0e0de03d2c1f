import { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import { clockSkewMs } from '../token/clock-skew.ts';
import { decodeJwt } from '../token/decode-jwt.ts';
import { expiryMsOf } from '../token/expires-at.ts';
import type { MalformedTokenError } from '../token/malformed-token-error.ts';
import type { Receipt } from '../tab/tab-message.ts';
import type { SignedInState } from './auth-state.ts';

/** A token as it was received, and what is known of it. */
export interface Credential extends Receipt {
  readonly state: SignedInState;
  /** When it expires, by this device's clock; null where nothing says so. */
  readonly endsAtMs: number | null;
}

/** @throws {LatchkeyClientError} `response_invalid`: what the server sent is no token. */
export function createCredential(receipt: Receipt, nowMs: number): Credential {
  try {
    const { claims } = decodeJwt(receipt.token);
    const { iat } = claims;
    const expiresAtMs = expiryMsOf(claims);
    const skewMs = clockSkewMs(iat, receipt.sentMs, nowMs);
    return {
      ...receipt,
      state: { status: 'signed-in', claims, expiresAtMs, clockSkewMs: skewMs, problem: null },
      // Without the time of issue nobody knows by whose clock it is meant; before it, it makes no sense.
      endsAtMs: expiresAtMs && (iat as number) * 1000 < expiresAtMs ? expiresAtMs + skewMs : null,
    };
  } catch (fault) {
    const { message } = fault as MalformedTokenError;
    throw new LatchkeyClientError('response_invalid', `The server sent no usable token. ${message}`);
  }
}
