import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../clock/clock.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { PlainClaims } from '../../token/jwt-claims.ts';
import type { JwtClaims } from '../../token/sign-jwt.ts';
import type { TokenUser } from '../authenticated-user.ts';
import { expectOption, isName, isOptionalFunction } from './expect.ts';
import { resolveTokenTimes, type TokenTimeOptions } from './token-times.ts';

/** Claims of a token that a guard let pass. What is not typed here was signed, but nothing about it was checked. */
export interface BearerClaims extends PlainClaims {
  /** The user's id. Under the profile `flask-jwt` it is taken from `identity` where the token has no `sub`. */
  readonly sub: string;
}

type FurtherMembers = Promise<Readonly<Record<string, unknown>>> | Readonly<Record<string, unknown>>;

/** What is in tokens, and what is asked of them. */
export interface TokenOptions extends TokenTimeOptions {
  /**
   * `default`: access tokens of RFC 9068. `flask-jwt`: tokens as Flask-JWT makes and takes them, with the claims
   * `identity iat nbf exp` and ours, which it ignores; such tokens verify on both sides. See `flaskJwt()`.
   */
  readonly profile?: 'default' | 'flask-jwt';
  /**
   * `iss` of issued tokens, required of presented ones but under the profile `flask-jwt`, where the other side writes
   * none. Default: `latchkey`.
   */
  readonly issuer?: string;
  /**
   * `aud` and `client_id` of issued tokens; presented ones must have this `aud`. Does nothing under the profile
   * `flask-jwt`: its tokens have neither, and one that has an `aud` is refused. Default: the issuer.
   */
  readonly audience?: string;
  /** Claims that a token must have besides those that every token must have. Default: `['nbf']`. */
  readonly requiredClaims?: readonly string[];
  /**
   * Further claims for a user's tokens, as a plain object. They cannot replace the claims that the plugin sets, nor, under
   * the profile `flask-jwt`, add `aud` or `client_id`. The user is what `authenticate` returned; when a session is
   * refreshed it is `{ id, scopes, generation }` and nothing else, `id` being the subject as text.
   */
  readonly tokenClaims?: (user: TokenUser) => FurtherMembers;
  /**
   * Further members for the header of a user's tokens, as a plain object, other than `alg`, `typ`, `kid` and the like. On
   * refresh the user is the one that `tokenClaims` gets.
   */
  readonly tokenHeader?: (user: TokenUser) => FurtherMembers;
  /**
   * Signs in place of the plugin. The result must be what `decodeToken` reads. On refresh the user is the one that
   * `tokenClaims` gets.
   */
  readonly encodeToken?: (claims: JwtClaims, user: TokenUser) => Promise<string> | string;
  /**
   * Verifies in place of the plugin: signature, expiry and everything else. Throw a `LatchkeyError` to refuse; the
   * plugin goes on with revocation, scopes, age and identity. What is no object is refused as `signature_invalid`, claims
   * without a `sub` that is a non-empty text as `claim_invalid`; nothing else of them is checked. With `sessions` the claims must have the token's `sid`,
   * `jti` and `gen`, by which it is revoked, and a sign-out takes an expired token only if this function does.
   */
  readonly decodeToken?: (token: string, request: FastifyRequest) => Promise<BearerClaims> | BearerClaims;
  /** Default: `Date.now`. */
  readonly clock?: Clock;
}

type Callback = 'tokenClaims' | 'tokenHeader' | 'encodeToken' | 'decodeToken';

/** Null stands for a callback that was not given. */
export type TokenSettings = Required<Omit<TokenOptions, Callback>> & {
  readonly [Name in Callback]: NonNullable<TokenOptions[Name]> | null;
};

export function resolveTokenOptions(options: TokenOptions, sessions: Sessions | null): TokenSettings {
  const { profile = 'default', issuer = 'latchkey', audience = issuer, requiredClaims = ['nbf'] } = options;
  const { tokenClaims = null, tokenHeader = null, encodeToken = null, decodeToken = null } = options;
  const { clock = Date.now } = options;
  expectOption(['default', 'flask-jwt'].includes(profile), 'profile must be default or flask-jwt');
  expectOption(typeof clock === 'function', 'clock must be a function');
  // Not every profile looks at each of them; what is no option is no option all the same.
  expectOption(isName(issuer), 'issuer must be a non-empty string');
  expectOption(isName(audience), 'audience must be a non-empty string');
  expectOption(
    Array.isArray(requiredClaims) && requiredClaims.every(isName),
    'requiredClaims must be an array of non-empty strings',
  );
  const callbacks = { tokenClaims, tokenHeader, encodeToken, decodeToken };
  for (const [name, callback] of Object.entries(callbacks)) {
    expectOption(isOptionalFunction(callback), `${name} must be a function`);
  }
  const times = resolveTokenTimes(options, sessions);
  return { profile, issuer, audience, ...times, requiredClaims, ...callbacks, clock };
}
