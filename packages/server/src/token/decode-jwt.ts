import { decodeJwsPart, splitCompactJws } from './compact-jws.ts';
import { parseHeader, parsePayload, type TokenObject } from './parse-jws-part.ts';

/** What a token says about itself, frozen. Anybody can have written it. */
export interface DecodedJwt {
  readonly header: TokenObject;
  readonly claims: TokenObject;
}

/**
 * Reads a token WITHOUT verifying it: for debugging, and for tokens that were verified elsewhere. Never decide
 * anything by the result: no signature, claim, time, type or algorithm is checked, only the form, as strictly as
 * `verifyJwt` does. Throws a `LatchkeyError` with code `token_malformed`.
 */
export function decodeJwt(token: string): DecodedJwt {
  const jws = splitCompactJws(token);
  decodeJwsPart(jws, 'signature');
  const header = parseHeader(decodeJwsPart(jws, 'header'));
  const claims = parsePayload(decodeJwsPart(jws, 'payload'));
  return Object.freeze({ header, claims });
}
