import { decodeJwt, type JsonObject } from './decode-jwt.ts';
import { MalformedTokenError } from './malformed-token-error.ts';

/**
 * When a token says that it expires (`exp`, RFC 7519 section 4.1.4), or null where it does not say. Nothing is verified.
 *
 * @throws {MalformedTokenError} if the token is malformed, or `exp` is no number that a date can hold.
 */
export function expiresAt(token: string): Date | null {
  const expiryMs = expiryMsOf(decodeJwt(token).claims);
  return expiryMs === null ? null : new Date(expiryMs);
}

/** The same of claims that are already decoded, in milliseconds since 1970. */
export function expiryMsOf(claims: JsonObject): number | null {
  const { exp } = claims as { exp?: unknown };
  if (exp === undefined) return null;
  const expiryMs = typeof exp === 'number' ? exp * 1000 : NaN;
  // The range of a date.
  if (Math.abs(expiryMs) <= 8.64e15) return expiryMs;
  throw new MalformedTokenError("The token's exp is no time in seconds.");
}
