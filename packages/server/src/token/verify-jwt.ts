import { createJwtVerifier, type VerifiedJwt } from './create-jwt-verifier.ts';
import type { JwtKey } from './jwt-key.ts';
import type { VerifyJwtOptions } from './verify-jwt-options.ts';

/**
 * Verifies a signed JWT and returns its header and claims (RFC 7515 section 5.2, RFC 7519 section 7.2, RFC 8725,
 * RFC 9068 section 4). Synchronous: no network, no store, nothing but the token, the key and the clock.
 *
 * In this order: form (at most 8192 characters, three parts of canonical base64url, header strict JSON), `alg` that
 * of the key, no `crit` or `b64`, `typ`, `kid` (none, or that of the key), signature in constant time; only then is
 * the payload parsed and its claims checked: `iss`, `aud`, `sub`, `jti`, `exp`, `nbf`, `iat` and the lifetime.
 *
 * Does not check whether the token was revoked, nor scopes, nor any other claim.
 *
 * Throws a `LatchkeyError`: `token_malformed`, `signature_invalid`, `claim_invalid` (`claim` says which),
 * `token_expired` or `token_not_yet_valid`; and a `TypeError` for a bad key or option.
 */
export function verifyJwt(token: string, key: JwtKey, options: VerifyJwtOptions): VerifiedJwt {
  return createJwtVerifier(key, options)(token);
}
