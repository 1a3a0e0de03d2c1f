/**
 * Claims of an access token (RFC 9068 section 2.2). Times are NumericDates: seconds since 1970, UTC.
 */
export interface AccessTokenClaims {
  /** Issuer: the server's public URL unless configured otherwise. */
  iss: string;
  /** Audience: who the token is for. */
  aud: string;
  /** Subject: the user's id. */
  sub: string;
  /** The client that asked for the token, which here is always the same as the audience (RFC 9068 section 2.2). */
  client_id: string;
  iat: number;
  nbf: number;
  exp: number;
  /** Unique for each token. */
  jti: string;
  /** Scopes, separated by one space; empty for none (RFC 8693 section 4.2). */
  scope: string;
  /** When the user last proved a password. */
  auth_time: number;
  /** The user's generation: a later one makes all earlier tokens of the user void. */
  gen: number;
  /** The session that the token belongs to; absent where there is none. */
  sid?: string;
}
