import type { JwtAlgorithm, JwtKey } from './jwt-key.ts';
import { isExpectedType } from './media-type.ts';
import type { TokenObject } from './parse-jws-part.ts';
import { tokenMalformed } from './token-malformed.ts';

/** The header of a verified token. Members that are not listed here were signed, but never looked at. */
export interface JwtHeader {
  readonly alg: JwtAlgorithm;
  /** Missing only where the expected type is `JWT`. */
  readonly typ?: string;
  readonly kid?: string;
  readonly [member: string]: unknown;
}

/**
 * Holds a header against the key that was selected and the type that is expected.
 * Extensions are refused in any form: `crit` (RFC 7515 section 4.1.11), of which none is understood here, and `b64`
 * (RFC 7797).
 */
export function checkHeader(header: TokenObject, key: JwtKey, type: string): JwtHeader {
  if (header['alg'] !== key.algorithm) throw tokenMalformed('The alg header is not the algorithm of the key');
  if (Object.hasOwn(header, 'crit')) throw tokenMalformed('The crit header is not supported');
  if (Object.hasOwn(header, 'b64')) throw tokenMalformed('The b64 header is not supported');
  if (!isExpectedType(header['typ'], type)) {
    throw tokenMalformed('The typ header is not the type of token that is expected');
  }
  return header as JwtHeader;
}
