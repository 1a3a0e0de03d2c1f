import { LatchkeyClientError } from '../error/latchkey-client-error.ts';
import type { Receipt } from '../tab/tab-message.ts';
import { clockSkewMs } from '../token/clock-skew.ts';
import { decodeJwt, type JsonObject } from '../token/decode-jwt.ts';
import { expiryOf } from '../token/expires-at.ts';
import type { MalformedTokenError } from '../token/malformed-token-error.ts';
import type { SignedInState } from './auth-state.ts';

/** A token as it was received, and what is known of it. */
export interface Credential {
  readonly state: SignedInState;
  /** The session that the token belongs to; empty where it does not say. */
  readonly sid: string;
  readonly receipt: Receipt;
  /** How long it lives from its receipt on, by whatever clock; null where nothing says so. */
  readonly lifetimeMs: number | null;
  /** When that is over, by this device's clock. */
  readonly endsAtMs: number | null;
}

/** @throws {LatchkeyClientError} `response_invalid`: what the server sent is no token. */
export function createCredential(receipt: Receipt): Credential {
  const { token, sentMs, receivedMs } = receipt;
  const { claims, expiresAtMs } = read(token);
  const { sid, iat } = claims as { sid?: unknown; iat?: unknown };
  const lifetimeMs = lifetime(expiresAtMs, iat, receipt);
  const skew = clockSkewMs(iat, sentMs, receivedMs);
  return {
    state: Object.freeze({ status: 'signed-in', claims, expiresAtMs, clockSkewMs: skew, problem: null }),
    sid: typeof sid === 'string' ? sid : '',
    receipt,
    lifetimeMs,
    endsAtMs: lifetimeMs && receivedMs + lifetimeMs,
  };
}

/** Differences only, so that no clock has to be right: of what the token and the answer say, the shorter. */
function lifetime(expiresAtMs: number | null, iat: unknown, { lifetimeSeconds }: Receipt): number | null {
  const byToken = expiresAtMs !== null && typeof iat === 'number' ? expiresAtMs - iat * 1000 : Infinity;
  const shorter = Math.min(byToken, (lifetimeSeconds ?? Infinity) * 1000);
  return shorter > 0 && shorter < Infinity ? shorter : null;
}

function read(token: string): { claims: JsonObject; expiresAtMs: number | null } {
  try {
    const { claims } = decodeJwt(token);
    return { claims, expiresAtMs: expiryOf(claims)?.getTime() ?? null };
  } catch (fault) {
    const { message } = fault as MalformedTokenError;
    throw new LatchkeyClientError('response_invalid', `The server sent a malformed token. ${message}`);
  }
}
