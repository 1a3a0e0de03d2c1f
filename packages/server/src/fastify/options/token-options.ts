import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../clock/clock.ts';
import type { PlainClaims } from '../../token/jwt-claims.ts';
import type { JwtClaims } from '../../token/sign-jwt.ts';
import type { AuthenticatedUser } from '../authenticated-user.ts';
import { expectOption, isOptionalFunction, isWholeNumber } from './expect.ts';

/** Claims of a token that a guard let pass. What is not typed here was signed, but nothing about it was checked. */
export interface BearerClaims extends PlainClaims {
  /** The user's id. Under the profile `flask-jwt` it is taken from `identity` where the token has no `sub`. */
  readonly sub: string;
}

/** What is in tokens, and what is asked of them. */
export interface TokenOptions {
  /**
   * `default`: access tokens of RFC 9068. `flask-jwt`: tokens as Flask-JWT makes and takes them, with the claims
   * `identity iat nbf exp` and ours, which it ignores; such tokens verify on both sides. See `flaskJwt()`.
   */
  readonly profile?: 'default' | 'flask-jwt';
  /** `iss` of issued tokens, required of presented ones. Default: `latchkey`. */
  readonly issuer?: string;
  /** `aud` and `client_id` of issued tokens, required of presented ones. Default: the issuer. */
  readonly audience?: string;
  /** How long an access token lives. Default: 300 seconds. */
  readonly accessTtlSeconds?: number;
  /** How long after its issue a token begins to be valid. Default: 0 seconds. */
  readonly notBeforeSeconds?: number;
  /** Tolerated difference between clocks, for `exp`, `nbf` and `iat`, at most 300. Default: 10 seconds. */
  readonly leewaySeconds?: number;
  /** The longest accepted lifetime of a presented token. Default: `accessTtlSeconds`. */
  readonly maxLifetimeSeconds?: number;
  /** Claims that a token must have besides those that every token must have. Default: `['nbf']`. */
  readonly requiredClaims?: readonly string[];
  /** Further claims for a user's tokens. They cannot replace the claims that the plugin sets. */
  readonly tokenClaims?: (user: AuthenticatedUser) => Readonly<Record<string, unknown>>;
  /** Further members for the header of a user's tokens, other than `alg`, `typ`, `kid` and the like. */
  readonly tokenHeader?: (user: AuthenticatedUser) => Readonly<Record<string, unknown>>;
  /** Signs in place of the plugin. The result must be what `decodeToken` reads. */
  readonly encodeToken?: (claims: JwtClaims, user: AuthenticatedUser) => Promise<string> | string;
  /**
   * Verifies in place of the plugin: signature, expiry and everything else. Throw a `LatchkeyError` to refuse; the
   * plugin goes on with scopes, age and identity.
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

const maxTtlSeconds = 86_400;

export function resolveTokenOptions(options: TokenOptions): TokenSettings {
  const { profile = 'default', issuer = 'latchkey', audience = issuer, accessTtlSeconds = 300 } = options;
  const { notBeforeSeconds = 0, leewaySeconds = 10, maxLifetimeSeconds = accessTtlSeconds } = options;
  const { requiredClaims = ['nbf'], tokenClaims = null, tokenHeader = null } = options;
  const { encodeToken = null, decodeToken = null, clock = Date.now } = options;
  expectOption(['default', 'flask-jwt'].includes(profile), 'profile must be default or flask-jwt');
  expectOption(
    isWholeNumber(accessTtlSeconds, 1, maxTtlSeconds),
    `accessTtlSeconds must be a whole number of seconds from 1 to ${maxTtlSeconds}`,
  );
  expectOption(
    isWholeNumber(notBeforeSeconds, 0, accessTtlSeconds - 1),
    'notBeforeSeconds must be a whole number of seconds below accessTtlSeconds',
  );
  const callbacks = { tokenClaims, tokenHeader, encodeToken, decodeToken };
  for (const [name, callback] of Object.entries(callbacks)) {
    expectOption(isOptionalFunction(callback), `${name} must be a function`);
  }
  const times = { accessTtlSeconds, notBeforeSeconds, leewaySeconds, maxLifetimeSeconds };
  return { profile, issuer, audience, ...times, requiredClaims, ...callbacks, clock };
}
