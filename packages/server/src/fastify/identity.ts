import { parseScopes } from '../account/parse-scopes.ts';

/**
 * Tells the compiler what `request.currentIdentity` is in your application, and what `authenticate` returns:
 *
 *     declare module '@latchkey/server/fastify' {
 *       interface LatchkeyTypes { identity: User; user: User }
 *     }
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the application, as above
export interface LatchkeyTypes {}

/** What a token's bearer is when no `identity` option says otherwise: read from the claims alone. */
export interface TokenIdentity {
  readonly id: string;
  readonly scopes: readonly string[];
}

/** The type of `request.currentIdentity`: yours from `LatchkeyTypes`, else `TokenIdentity`. */
export type CurrentIdentity = LatchkeyTypes extends { identity: infer Identity } ? Identity : TokenIdentity;

/** The default `identity`: the subject and scopes that the token itself names. */
export function identityFromClaims(claims: {
  readonly sub: string;
  readonly scope?: unknown;
}): TokenIdentity {
  return { id: claims.sub, scopes: parseScopes(claims.scope) };
}
