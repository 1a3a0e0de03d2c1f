import type { BearerClaims } from '../options/token-options.ts';

/** The session that a token belongs to; null where it has none. */
export function sessionIdOf(claims: BearerClaims): string | null {
  const { sid } = claims as { readonly sid?: unknown };
  return typeof sid === 'string' ? sid : null;
}
