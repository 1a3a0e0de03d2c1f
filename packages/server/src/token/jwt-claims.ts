/**
 * Claims of a verified token (RFC 7519 section 4.1) that need not say whom it is from, for or about. Times are
 * NumericDates: seconds since 1970, UTC, possibly with a fraction. Claims without a type here were signed, but
 * nothing about them was checked.
 */
export interface PlainClaims {
  readonly exp: number;
  readonly iat: number;
  readonly nbf?: number;
  readonly iss?: string;
  readonly aud?: string | readonly string[];
  readonly sub?: string;
  readonly jti?: string;
  readonly [claim: string]: unknown;
}

/** Claims of a verified token of one issuer for one audience, as access tokens have them (RFC 9068 section 2.2). */
export interface VerifiedClaims extends PlainClaims {
  readonly iss: string;
  readonly aud: string | readonly string[];
  readonly sub: string;
}
