import type { FastifyRequest } from 'fastify';
import type { CurrentIdentity } from './identity.ts';
import type { BearerClaims } from './options/token-options.ts';

/** What a guard found out about a request. */
export interface Authentication {
  readonly claims: BearerClaims;
  readonly identity: CurrentIdentity;
}

/** Null: an optional guard ran and no token was sent. */
const authentications = new WeakMap<object, Authentication | null>();

export function rememberAuthentication(request: FastifyRequest, authentication: Authentication | null): void {
  authentications.set(request, authentication);
}

/** Getter of `request.currentIdentity`. */
export function currentIdentity(this: FastifyRequest): CurrentIdentity {
  return proven(this, 'currentIdentity').identity;
}

/** Getter of `request.claims`. */
export function claims(this: FastifyRequest): BearerClaims {
  return proven(this, 'claims').claims;
}

/** Getter of `request.optionalIdentity`. */
export function optionalIdentity(this: FastifyRequest): CurrentIdentity | null {
  const authentication = authentications.get(this);
  if (authentication === undefined) throw unguarded('optionalIdentity', 'app.jwtOptional()');
  return authentication?.identity ?? null;
}

/** A route that asks who is there without having a guard is a defect, and never silently nobody. */
function proven(request: FastifyRequest, member: string): Authentication {
  const authentication = authentications.get(request);
  if (authentication === undefined) throw unguarded(member, 'app.jwtRequired()');
  if (authentication === null) {
    throw new Error(
      `request.${member} has no value without a token: behind jwtOptional() read optionalIdentity`,
    );
  }
  return authentication;
}

function unguarded(member: string, guard: string): Error {
  return new Error(`request.${member} needs a guard: add { onRequest: ${guard} } to the route`);
}
