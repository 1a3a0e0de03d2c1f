import { publicJwk } from '../token/jwk/public-jwk.ts';
import { JwtKey } from '../token/jwt-key.ts';
import type { SigningKeys } from './signing-keys.ts';

/**
 * One key that signs and verifies for as long as the process runs, such as a secret that is shared with other services.
 * It is in no ring: `rotate` and `revoke` reject with a `TypeError`, `list` is empty and `lookUp` finds nothing. The
 * key set holds its public half, where it has one, and may be cached for 300 s by default. Throws a `TypeError` for a
 * public key, which cannot sign.
 */
export function fixedSigningKey(key: JwtKey, { jwksMaxAgeSeconds = 300 } = {}): SigningKeys {
  JwtKey.assert(key);
  JwtKey.signingKeyOf(key);
  const verifying = Object.freeze([key]);
  const jwk = publicJwk(key);
  const jwks = Object.freeze({ keys: Object.freeze(jwk === undefined ? [] : [{ ...jwk }]) });
  const refuse = () =>
    Promise.reject(new TypeError('The signing key was given as it is; to change it, give another one'));
  return {
    signingKey: () => key,
    verifyingKeys: () => verifying,
    jwks: () => jwks,
    jwksMaxAgeSeconds,
    lookUp: () => Promise.resolve(false),
    list: () => [],
    rotate: refuse,
    revoke: refuse,
  };
}
