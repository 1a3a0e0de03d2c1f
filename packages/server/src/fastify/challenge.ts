import type { LatchkeyError } from '../error/latchkey-error.ts';

/** Where no token was presented, RFC 6750 section 3.1 asks for a challenge without an error code. */
const withoutErrorCode = new Set([
  'token_missing',
  'header_unsupported',
  'header_token_missing',
  'credentials_invalid',
  'session_ended',
]);

/** Builds `WWW-Authenticate` values (RFC 9110 section 11.6.1, RFC 6750 section 3, RFC 9470 section 3). */
export type Challenge = (error: LatchkeyError) => string;

/** Challenges for one scheme and realm. Throws a `TypeError` when the realm cannot stand in a header. */
export function createChallenge(scheme: string, realm: string): Challenge {
  if (typeof realm !== 'string' || !/^[\x20-\x7e]+$/.test(realm)) {
    throw new TypeError('realm must be printable ASCII text, because it is sent in a header');
  }
  return (error) => {
    const parameters = { realm, ...(withoutErrorCode.has(error.code) ? {} : reasons(error)) };
    const list = Object.entries(parameters).map(([name, value]) => `${name}=${quote(value)}`);
    return `${scheme} ${list.join(', ')}`;
  };
}

function reasons(error: LatchkeyError): Record<string, string> {
  const error_description = plain(error.message);
  switch (error.code) {
    case 'insufficient_scope':
      return { error: 'insufficient_scope', error_description, scope: plain((error.scopes ?? []).join(' ')) };
    case 'reauthentication_required':
      return {
        error: 'insufficient_user_authentication',
        error_description,
        max_age: String(error.maxAgeSeconds ?? 0),
      };
    case 'header_repeated':
      return { error: 'invalid_request', error_description };
    default:
      return { error: 'invalid_token', error_description };
  }
}

/** RFC 6750 section 3 allows neither in these attributes, not even escaped. */
function plain(text: string): string {
  return text.replace(/["\\]/g, "'");
}

/** Messages are our own text, yet nothing outside printable ASCII may ever split a header. */
function quote(text: string): string {
  return `"${text.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&')}"`;
}
