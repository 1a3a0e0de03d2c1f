import type { FastifyRequest } from 'fastify';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { SigningKeys } from '../signing-key/signing-keys.ts';
import { createJwtVerifier } from '../token/create-jwt-verifier.ts';
import type { PlainClaims } from '../token/jwt-claims.ts';
import { assertKeys, type JwtKeys } from '../token/key-ring.ts';
import { expectClaims } from './expect-claims.ts';
import { followRing } from './follow-ring.ts';
import type { BearerClaims, TokenSettings } from './options/token-options.ts';

/** Verifies a token; asynchronous only where its key has to be looked up first. */
export type DecodeToken = (token: string, request: FastifyRequest) => Promise<BearerClaims> | BearerClaims;

/** How tokens are verified: as the application does it itself, or else as the profile says. */
export function createTokenDecoder(settings: TokenSettings, keys: JwtKeys | SigningKeys): DecodeToken {
  const { decodeToken } = settings;
  if (decodeToken !== null) {
    return async (token, request) => expectClaims(await decodeToken(token, request));
  }
  if ('verifyingKeys' in keys) return followRing(keys, (ring) => decoderFor(settings, ring));
  assertKeys(keys);
  return decoderFor(settings, keys);
}

function decoderFor(settings: TokenSettings, keys: JwtKeys): (token: string) => BearerClaims {
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
  const id = identity === undefined ? sub : textOf(identity);
  if (id === undefined) throw identityInvalid('must be a non-empty string or a whole number');
  // Flask-JWT would know somebody else by the same token.
  if (sub !== undefined && sub !== id) throw identityInvalid('is another user than the sub claim');
  return Object.freeze({ ...claims, sub: id });
}

function textOf(identity: unknown): string | undefined {
  if (typeof identity === 'string' && identity !== '') return identity;
  return Number.isSafeInteger(identity) ? String(identity) : undefined;
}

function identityInvalid(rule: string): LatchkeyError {
  return new LatchkeyError('claim_invalid', `The identity claim ${rule}`, { claim: 'identity' });
}
