/**
 * Claims of a verified token (RFC 7519 section 4.1). Times are NumericDates: seconds since 1970, UTC, possibly with
 * a fraction. Claims without a type here were signed, but nothing about them was checked.
 */
export interface VerifiedClaims {
  readonly iss: string;
  readonly aud: string | readonly string[];
  readonly sub: string;
  readonly exp: number;
  readonly iat: number;
  readonly nbf?: number;
  readonly jti?: string;
  readonly [claim: string]: unknown;
}
