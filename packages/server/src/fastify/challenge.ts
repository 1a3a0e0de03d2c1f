import type { LatchkeyError } from '../error/latchkey-error.ts';

/** Where no token was presented, RFC 6750 section 3.1 asks for a challenge without an error code. */
const withoutErrorCode = new Set([
  'token_missing',
  'header_unsupported',
  'header_token_missing',
  'credentials_invalid',
]);

/** Builds `WWW-Authenticate` values (RFC 9110 section 11.6.1, RFC 6750 section 3). */
export type Challenge = (error: LatchkeyError) => string;

/** Challenges for one scheme and realm. Throws a `TypeError` when either cannot stand in a header. */
export function createChallenge(scheme: string, realm: string): Challenge {
  if (!/^[\x20-\x7e]+$/.test(realm)) {
    throw new TypeError('realm must be printable ASCII text, because it is sent in a header');
  }
  const base = `${scheme} realm=${quote(realm)}`;
  return (error) =>
    withoutErrorCode.has(error.code)
      ? base
      : `${base}, error="invalid_token", error_description=${quote(error.message)}`;
}

/** Messages are our own text, yet nothing outside printable ASCII may ever split a header. */
function quote(text: string): string {
  return `"${text.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&')}"`;
}
