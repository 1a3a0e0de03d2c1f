/** Where a session was started or last used, as far as the request told. */
export interface Device {
  /** The `User-Agent` header, cut to 512 characters. */
  readonly userAgent: string | null;
  readonly ip: string | null;
}

/** A session: what lets a user come back without a password. Times are seconds since 1970, UTC. */
export interface Session extends Device {
  /** `sid` of the session's tokens: 128 random bits as base64url. No secret. */
  readonly id: string;
  /** `sub` of the session's tokens. */
  readonly subject: string;
  /** The user's generation that its tokens carry as `gen`. */
  readonly subjectGeneration: number;
  /** Of the newest refresh token that was issued. Starts at 0. */
  readonly generation: number;
  /** Generation of the refresh token that was presented to get the newest; null as long as there was none. */
  readonly parent: number | null;
  /** When the newest generation was issued. */
  readonly issuedAtSeconds: number;
  /** The scopes of the sign-in, or those that the user's account was given since. */
  readonly scopes: readonly string[];
  readonly createdAtSeconds: number;
  /** Of the last refresh, or of the sign-in. */
  readonly lastSeenAtSeconds: number;
  /** The absolute end; no refresh moves it. */
  readonly expiresAtSeconds: number;
  /** The end if nothing happens until then; each refresh moves it, never beyond the absolute end. */
  readonly idleExpiresAtSeconds: number;
}
