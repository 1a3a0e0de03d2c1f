import { encodeBase64url } from './base64url.ts';
import { findClaimFault } from './claim-fault.ts';
import { maxTokenLength } from './compact-jws.ts';
import { JwtKey } from './jwt-key.ts';
import { isMediaType } from './media-type.ts';
import { parsePayload } from './parse-jws-part.ts';
import { computeSignature } from './signature.ts';
import { writeHeader } from './write-header.ts';
import { writeJsonObject } from './write-json-object.ts';

/** Claims to sign. Registered claims have their RFC 7519 types, all others are any JSON value. */
export interface JwtClaims {
  readonly iss?: string;
  readonly aud?: string | readonly string[];
  readonly sub?: string;
  readonly exp?: number;
  readonly nbf?: number;
  readonly iat?: number;
  readonly jti?: string;
  readonly [claim: string]: unknown;
}

export interface SignJwtOptions {
  /** The `typ` of the header. Default `at+jwt` (RFC 9068 section 2.1). */
  readonly type?: string;
  /**
   * Further members of the header, any JSON values. Not `alg`, `typ`, `kid`, `crit`, `b64`, nor what names a key or a
   * certificate: `jku`, `jwk`, `x5u`, `x5c`, `x5t`. They are signed, and `verifyJwt` never looks at them. Default: none.
   */
  readonly header?: Readonly<Record<string, unknown>>;
}

/**
 * Signs claims as a compact JWS (RFC 7515 section 7.1) with a secret or private key. The header is `alg`, `typ`, the
 * key's `kid`, if it has one, and what `header` adds. The claims are signed as `JSON.stringify` writes them: none is
 * added or checked for presence. Throws a `TypeError` for a public key, for claims or a header that are no plain object,
 * have a `toJSON` or could not be read again by `decodeJwt`, for registered claims of a wrong type, and for a token
 * above 8192 characters.
 */
export function signJwt(claims: JwtClaims, key: JwtKey, options: SignJwtOptions = {}): string {
  const { type = 'at+jwt', header } = options;
  JwtKey.assert(key);
  if (!isMediaType(type)) throw new TypeError('type must be 1 to 127 printable ASCII characters');
  const headerPart = encodeBase64url(writeHeader(key, type, header));
  const signingInput = `${headerPart}.${encodeBase64url(writeClaims(claims))}`;
  const token = `${signingInput}.${computeSignature(signingInput, key)}`;
  if (token.length > maxTokenLength) throw new TypeError('claims make a token of more than 8192 characters');
  return token;
}

function writeClaims(claims: JwtClaims): string {
  const { text, object } = writeJsonObject(claims, 'claims', parsePayload);
  const fault = findClaimFault(object);
  if (fault !== undefined) throw new TypeError(fault.rule);
  return text;
}
