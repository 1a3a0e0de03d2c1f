import { randomUUID } from 'node:crypto';
import type { AccessTokenClaims, TokenResponse } from '@latchkey/contract';
import type { JwtKey } from '../token/jwt-key.ts';
import { signJwt } from '../token/sign-jwt.ts';
import type { Clock } from '../clock/clock.ts';
import type { AuthenticatedUser } from './latchkey-options.ts';

interface IssuerSettings {
  readonly key: JwtKey;
  readonly issuer: string;
  readonly audience: string;
  readonly accessTtlSeconds: number;
  readonly clock: Clock;
}

/** Issues access tokens (RFC 9068) for users who have just proved a password. */
export function createTokenIssuer(settings: IssuerSettings): (user: AuthenticatedUser) => TokenResponse {
  const { key, issuer, audience, accessTtlSeconds, clock } = settings;
  return (user) => {
    const nowSeconds = Math.floor(clock() / 1000);
    const claims: AccessTokenClaims = {
      iss: issuer,
      aud: audience,
      sub: subject(user),
      client_id: audience,
      iat: nowSeconds,
      nbf: nowSeconds,
      exp: nowSeconds + accessTtlSeconds,
      jti: randomUUID(),
      scope: (user.scopes ?? []).join(' '),
      auth_time: nowSeconds,
      gen: user.generation ?? 0,
    };
    return { access_token: signJwt({ ...claims }, key), token_type: 'Bearer', expires_in: accessTtlSeconds };
  };
}

/** A user without an id of its own would share one identity with all others of its kind. */
function subject(user: { readonly id?: unknown }): string {
  const { id } = user;
  if (typeof id === 'string' && id !== '') return id;
  if (Number.isSafeInteger(id)) return String(id);
  throw new TypeError('authenticate must return a user whose id is a non-empty string or a whole number');
}
