import { randomUUID } from 'node:crypto';
import type { AccessTokenClaims, TokenResponse } from '@latchkey/contract';
import type { SignedIn } from '../session/sessions.ts';
import type { JwtKey } from '../token/jwt-key.ts';
import { signJwt, type JwtClaims } from '../token/sign-jwt.ts';
import type { AuthenticatedUser } from './authenticated-user.ts';
import { furtherMembers } from './further-members.ts';
import type { TokenSettings } from './options/token-options.ts';
import { subjectOf } from './subject-of.ts';

/** Issues access tokens: for a user who has just proved a password, or as `sessions` says. */
export type IssueToken = (user: AuthenticatedUser, signedIn?: SignedIn) => Promise<TokenResponse>;

export function createTokenIssuer(settings: TokenSettings, signingKey: () => JwtKey): IssueToken {
  const encode = settings.encodeToken ?? createEncoder(settings, signingKey);
  const claimsOf = settings.profile === 'flask-jwt' ? flaskClaims : accessClaims;
  return async (user, signedIn) => {
    const further = await furtherMembers(settings, 'tokenClaims', user);
    const own = claimsOf(user, settings, signedIn);
    const claims = withFurther(own, further, reservedNames(settings, signedIn));
    return {
      access_token: expectToken(await encode(claims, user)),
      token_type: 'Bearer',
      expires_in: own.exp - own.iat,
    };
  };
}

function createEncoder(settings: TokenSettings, signingKey: () => JwtKey) {
  const type = settings.profile === 'flask-jwt' ? 'JWT' : 'at+jwt';
  return async (claims: JwtClaims, user: AuthenticatedUser) =>
    signJwt(claims, signingKey(), { type, header: await furtherMembers(settings, 'tokenHeader', user) });
}

/** What a client would take for a token, whatever it is. */
function expectToken(token: unknown): string {
  if (typeof token === 'string' && token !== '') return token;
  throw new TypeError('encodeToken must return a non-empty string');
}

function accessClaims(
  user: AuthenticatedUser,
  { issuer, audience, accessTtlSeconds, notBeforeSeconds, clock }: TokenSettings,
  signedIn?: SignedIn,
): AccessTokenClaims & JwtClaims {
  const nowSeconds = Math.floor(clock() / 1000);
  return {
    iss: issuer,
    aud: audience,
    sub: subjectOf(user),
    client_id: audience,
    iat: nowSeconds,
    nbf: nowSeconds + notBeforeSeconds,
    exp: Math.min(nowSeconds + accessTtlSeconds, endOf(signedIn)),
    jti: randomUUID(),
    scope: (user.scopes ?? []).join(' '),
    auth_time: signedIn?.authTimeSeconds ?? nowSeconds,
    gen: signedIn?.generation ?? user.generation ?? 0,
    ...sessionOf(signedIn),
  };
}

/**
 * Flask-JWT reads `identity`, and PyJWT refuses an `aud` that it was not told to expect. In a session the identity is
 * text from the first token on, as it is all that is known when the session is refreshed.
 */
function flaskClaims(
  user: AuthenticatedUser,
  settings: TokenSettings,
  signedIn?: SignedIn,
): JwtClaims & Pick<AccessTokenClaims, 'iat' | 'exp'> {
  const { iss, sub, iat, nbf, exp, jti, scope, auth_time, gen } = accessClaims(user, settings, signedIn);
  const session = sessionOf(signedIn);
  const identity = 'sid' in session ? sub : user.id;
  return { identity, iat, nbf, exp, iss, sub, jti, scope, auth_time, gen, ...session };
}

/** A session's tokens end with it, at the latest. */
function endOf(signedIn: SignedIn | undefined): number {
  return signedIn?.session?.expiresAtSeconds ?? Number.POSITIVE_INFINITY;
}

function sessionOf(signedIn: SignedIn | undefined): { sid?: string } {
  return signedIn?.session ? { sid: signedIn.session.sid } : {};
}

/** Names that are ours even in a token that does not have them. An audience would make PyJWT refuse the token. */
function reservedNames({ profile }: TokenSettings, signedIn: SignedIn | undefined): readonly string[] {
  return [
    ...(signedIn === undefined ? [] : ['sid']),
    ...(profile === 'flask-jwt' ? ['aud', 'client_id'] : []),
  ];
}

function withFurther(
  claims: JwtClaims,
  further: Readonly<Record<string, unknown>>,
  reserved: readonly string[],
): JwtClaims {
  for (const name of Object.keys(further)) {
    if (Object.hasOwn(claims, name) || reserved.includes(name)) {
      throw new TypeError(`tokenClaims must not set the claim "${name}"`);
    }
  }
  return { ...further, ...claims };
}
