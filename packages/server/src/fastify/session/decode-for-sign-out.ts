import type { FastifyRequest } from 'fastify';
import type { SigningKeys } from '../../signing-key/signing-keys.ts';
import { decodeJwt } from '../../token/decode-jwt.ts';
import type { JwtKeys } from '../../token/key-ring.ts';
import { createTokenDecoder } from '../decode-token.ts';
import type { BearerClaims, TokenSettings } from '../options/token-options.ts';

/**
 * Verifies a token as a guard does, except that it may have expired: its claims are held against the last moment at
 * which it was good. An application's own `decodeToken` decides for itself.
 */
export function createSignOutDecoder(settings: TokenSettings, keys: JwtKeys | SigningKeys) {
  return async (token: string, request: FastifyRequest): Promise<BearerClaims> => {
    if (settings.decodeToken !== null) return createTokenDecoder(settings, keys)(token, request);
    const lastMoment = lastMomentOf(token);
    const clock = () => Math.min(settings.clock(), lastMoment);
    return createTokenDecoder({ ...settings, clock }, keys)(token, request);
  };
}

/** In milliseconds. Believing the token is harmless: what it says is only used once its signature is proven. */
function lastMomentOf(token: string): number {
  const { exp } = decodeJwt(token).claims;
  return typeof exp === 'number' ? exp * 1000 - 1 : Infinity;
}
