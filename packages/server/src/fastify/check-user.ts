import type { AuthenticatedUser } from './authenticated-user.ts';
import { isScope } from './is-scope.ts';

/**
 * Throws a `TypeError` that names the callback for scopes and a generation that must not get into a token: a scope
 * with a space in it would be two, and grant what nobody gave; a generation that is no number would never be void.
 */
export function checkUser(user: AuthenticatedUser, callback: string): void {
  const { scopes, generation } = user as { readonly scopes?: unknown; readonly generation?: unknown };
  if (scopes !== undefined && !(Array.isArray(scopes) && scopes.every(isScope))) {
    throw new TypeError(
      `${callback} must return scopes as an array of scope tokens (RFC 6749 section 3.3), without spaces, or none`,
    );
  }
  if (generation !== undefined && !(Number.isSafeInteger(generation) && (generation as number) >= 0)) {
    throw new TypeError(`${callback} must return a generation that is a whole number, or none`);
  }
}
