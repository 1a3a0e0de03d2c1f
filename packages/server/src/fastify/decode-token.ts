import { LatchkeyError } from '../error/latchkey-error.ts';
import { createJwtVerifier } from '../token/create-jwt-verifier.ts';
import type { PlainClaims } from '../token/jwt-claims.ts';
import type { JwtKeys } from '../token/key-ring.ts';
import type { BearerClaims, TokenSettings } from './options/token-options.ts';

/** The plugin's own way to verify a token: that of the profile. */
export function createTokenDecoder(settings: TokenSettings, keys: JwtKeys): (token: string) => BearerClaims {
  const { issuer, audience, leewaySeconds, maxLifetimeSeconds, requiredClaims, clock } = settings;
  const common = { leewaySeconds, maxLifetimeSeconds, requiredClaims, clock };
  if (settings.profile === 'default') {
    const verify = createJwtVerifier(keys, { issuer, audience, ...common });
    return (token) => verify(token).claims;
  }
  const verify = createJwtVerifier(keys, { issuer: null, audience: null, type: 'JWT', ...common });
  return (token) => withSubject(verify(token).claims);
}

/** Flask-JWT knows a user by `identity`, which is whatever its application has for an id. */
function withSubject(claims: PlainClaims): BearerClaims {
  const { sub, identity } = claims as PlainClaims & { identity?: unknown };
  if (sub !== undefined) return { ...claims, sub };
  if (typeof identity === 'string' && identity !== '') return { ...claims, sub: identity };
  if (Number.isSafeInteger(identity)) return { ...claims, sub: String(identity) };
  const message = 'The identity claim must be a non-empty string or a whole number';
  throw new LatchkeyError('claim_invalid', message, { claim: 'identity' });
}
