import { randomUUID } from 'node:crypto';
import type { AccessTokenClaims, TokenResponse } from '@latchkey/contract';
import type { JwtKey } from '../token/jwt-key.ts';
import { signJwt, type JwtClaims } from '../token/sign-jwt.ts';
import type { AuthenticatedUser } from './authenticated-user.ts';
import type { TokenSettings } from './options/token-options.ts';

/** Issues access tokens for users who have just proved a password. */
export type IssueToken = (user: AuthenticatedUser) => Promise<TokenResponse>;

export function createTokenIssuer(settings: TokenSettings, key: JwtKey): IssueToken {
  const encode = settings.encodeToken ?? createEncoder(settings, key);
  return async (user) => {
    const own = settings.profile === 'flask-jwt' ? flaskClaims(user, settings) : accessClaims(user, settings);
    const claims = withFurther(own, settings.tokenClaims?.(user) ?? {});
    return {
      access_token: await encode(claims, user),
      token_type: 'Bearer',
      expires_in: settings.accessTtlSeconds,
    };
  };
}

function createEncoder({ profile, tokenHeader }: TokenSettings, key: JwtKey) {
  const type = profile === 'flask-jwt' ? 'JWT' : 'at+jwt';
  return (claims: JwtClaims, user: AuthenticatedUser) =>
    signJwt(claims, key, { type, ...(tokenHeader === null ? {} : { header: tokenHeader(user) }) });
}

function accessClaims(user: AuthenticatedUser, settings: TokenSettings): AccessTokenClaims & JwtClaims {
  const { issuer, audience, accessTtlSeconds, notBeforeSeconds, clock } = settings;
  const nowSeconds = Math.floor(clock() / 1000);
  return {
    iss: issuer,
    aud: audience,
    sub: subject(user),
    client_id: audience,
    iat: nowSeconds,
    nbf: nowSeconds + notBeforeSeconds,
    exp: nowSeconds + accessTtlSeconds,
    jti: randomUUID(),
    scope: (user.scopes ?? []).join(' '),
    auth_time: nowSeconds,
    gen: user.generation ?? 0,
  };
}

/** Flask-JWT reads `identity`, and PyJWT refuses an `aud` that it was not told to expect. */
function flaskClaims(user: AuthenticatedUser, settings: TokenSettings): JwtClaims {
  const { iss, sub, iat, nbf, exp, jti, scope, auth_time, gen } = accessClaims(user, settings);
  return { identity: user.id, iat, nbf, exp, iss, sub, jti, scope, auth_time, gen };
}

function withFurther(claims: JwtClaims, further: Readonly<Record<string, unknown>>): JwtClaims {
  for (const name of Object.keys(further)) {
    if (Object.hasOwn(claims, name)) throw new TypeError(`tokenClaims must not replace the claim "${name}"`);
  }
  return { ...further, ...claims };
}

/** A user without an id of its own would share one identity with all others of its kind. */
function subject(user: { readonly id?: unknown }): string {
  const { id } = user;
  if (typeof id === 'string' && id !== '') return id;
  if (Number.isSafeInteger(id)) return String(id);
  throw new TypeError('authenticate must return a user whose id is a non-empty string or a whole number');
}
