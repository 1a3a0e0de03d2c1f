import { LatchkeyError } from '../error/latchkey-error.ts';
import { isKeyId } from './key-id.ts';
import type { JwtAlgorithm, JwtKey } from './jwt-key.ts';
import { isSameMediaType } from './media-type.ts';
import type { TokenObject } from './parse-jws-part.ts';
import { tokenMalformed } from './token-malformed.ts';

/** The header of a verified token. Members that are not listed here were signed, but never looked at. */
export interface JwtHeader {
  readonly alg: JwtAlgorithm;
  readonly typ: string;
  readonly kid?: string;
  readonly [member: string]: unknown;
}

/**
 * Holds a header against the key and the type that are expected.
 * Extensions are refused in any form: `crit` (RFC 7515 section 4.1.11), of which none is understood here, and `b64`
 * (RFC 7797). Nothing in a header ever chooses a key or an algorithm, and `jku`, `jwk`, `x5u`, `x5c` are not read.
 */
export function checkHeader(header: TokenObject, key: JwtKey, type: string): JwtHeader {
  if (header['alg'] !== key.algorithm) throw tokenMalformed('The alg header is not the algorithm of the key');
  if (Object.hasOwn(header, 'crit')) throw tokenMalformed('The crit header is not supported');
  if (Object.hasOwn(header, 'b64')) throw tokenMalformed('The b64 header is not supported');
  if (!isSameMediaType(header['typ'], type)) {
    throw tokenMalformed('The typ header is not the type of token that is expected');
  }
  checkKeyId(header, key);
  return header as JwtHeader;
}

function checkKeyId(header: TokenObject, key: JwtKey): void {
  if (!Object.hasOwn(header, 'kid')) return;
  const { kid } = header;
  if (!isKeyId(kid)) throw tokenMalformed('The kid header must be a string of 1 to 256 characters');
  // Well formed, but not made with this key.
  if (key.kid !== undefined && kid !== key.kid) {
    throw new LatchkeyError('signature_invalid', 'Signature verification failed');
  }
}
