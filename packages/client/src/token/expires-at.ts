import { decodeJwt, type JsonObject } from './decode-jwt.ts';
import { MalformedTokenError } from './malformed-token-error.ts';

/**
 * When a token says that it expires (`exp`, RFC 7519 section 4.1.4), or null where it does not say. Nothing is verified.
 *
 * @throws {MalformedTokenError} if the token is malformed, or `exp` is no number that a date can hold.
 */
export function expiresAt(token: string): Date | null {
  return expiryOf(decodeJwt(token).claims);
}

/** The same of claims that are already decoded. */
export function expiryOf(claims: JsonObject): Date | null {
  const { exp } = claims as { exp?: unknown };
  if (exp === undefined) return null;
  const date = new Date(typeof exp === 'number' ? exp * 1000 : NaN);
  if (isNaN(date.getTime())) throw new MalformedTokenError("The token's exp is no time in seconds.");
  return date;
}
