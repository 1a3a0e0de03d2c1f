import { createJwtVerifier, type VerifiedJwt } from './create-jwt-verifier.ts';
import type { PlainClaims } from './jwt-claims.ts';
import type { JwtKeys } from './key-ring.ts';
import type { VerifyJwtOptions, VerifyPlainJwtOptions } from './verify-jwt-options.ts';

/**
 * Verifies a signed JWT and returns its header and claims (RFC 7515 section 5.2, RFC 7519 section 7.2, RFC 8725,
 * RFC 9068 section 4). Synchronous: no network, no store, nothing but the token, the keys and the clock.
 *
 * In this order: form (at most 8192 characters, three parts of canonical base64url, header strict JSON), `kid` (none,
 * or that of a key), `alg` that of this key, no `crit` or `b64`, `typ`, signature; only then is the payload parsed and
 * its claims checked: `iss`, `aud`, `sub`, `jti`, `exp`, `nbf`, `iat` and the lifetime.
 *
 * Does not check whether the token was revoked, nor scopes, nor any other claim.
 *
 * Throws a `LatchkeyError`: `token_malformed`, `signature_invalid`, `claim_invalid` (`claim` says which),
 * `token_expired` or `token_not_yet_valid`; and a `TypeError` for a bad key or option.
 */
export function verifyJwt(token: string, keys: JwtKeys, options: VerifyJwtOptions): VerifiedJwt;
export function verifyJwt(
  token: string,
  keys: JwtKeys,
  options: VerifyJwtOptions | VerifyPlainJwtOptions,
): VerifiedJwt<PlainClaims>;
export function verifyJwt(
  token: string,
  keys: JwtKeys,
  options: VerifyJwtOptions | VerifyPlainJwtOptions,
): VerifiedJwt<PlainClaims> {
  return createJwtVerifier(keys, options)(token);
}
