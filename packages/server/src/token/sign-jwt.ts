import { Buffer } from 'node:buffer';
import { encodeBase64url } from './base64url.ts';
import { findClaimFault } from './claim-fault.ts';
import { maxTokenLength } from './compact-jws.ts';
import { JwtKey } from './jwt-key.ts';
import { isMediaType } from './media-type.ts';
import { parsePayload, type TokenObject } from './parse-jws-part.ts';
import { computeSignature } from './signature.ts';

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
}

/**
 * Signs claims as a compact JWS (RFC 7515 section 7.1). The header is `alg`, `typ` and the key's `kid`, if it has one;
 * nothing can be added to it. The claims are signed as `JSON.stringify` writes them: none is added or checked for
 * presence. Throws a `TypeError` for claims that are no plain object or that `decodeJwt` could not read again,
 * for registered claims of a wrong type, and for a token above 8192 characters.
 */
export function signJwt(claims: JwtClaims, key: JwtKey, options: SignJwtOptions = {}): string {
  const { type = 'at+jwt' } = options;
  JwtKey.assert(key);
  if (!isMediaType(type)) throw new TypeError('type must be 1 to 127 printable ASCII characters');
  const header = { alg: key.algorithm, typ: type, ...(key.kid === undefined ? {} : { kid: key.kid }) };
  const signingInput = `${encodeBase64url(JSON.stringify(header))}.${encodeBase64url(writeClaims(claims))}`;
  const token = `${signingInput}.${computeSignature(signingInput, key)}`;
  if (token.length > maxTokenLength) throw new TypeError('claims make a token of more than 8192 characters');
  return token;
}

function writeClaims(claims: JwtClaims): string {
  if (!isPlainObject(claims)) throw new TypeError('claims must be a plain object');
  const text = stringify(claims);
  // What is checked is what goes out: NaN has become null by now, a Date a string, and a toJSON was heeded.
  const fault = findClaimFault(readBack(text));
  if (fault !== undefined) throw new TypeError(fault.rule);
  return text;
}

function stringify(claims: JwtClaims): string {
  try {
    return JSON.stringify(claims);
  } catch (error) {
    throw new TypeError('claims could not be written as JSON', { cause: error });
  }
}

function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function readBack(text: string): TokenObject {
  try {
    return parsePayload(Buffer.from(text));
  } catch (error) {
    throw new TypeError('claims could not be read again from a token', { cause: error });
  }
}
