/** Body of `POST /auth`. A missing or empty field is refused like a wrong password; other fields are ignored. */
export interface SignInRequest {
  username?: string;
  password?: string;
  /** Asks for a session: its refresh token in a cookie, or in the answer. Absent: none. */
  session?: SessionKind;
}

/** How a session's refresh token travels. */
export type SessionKind = 'cookie' | 'token';

/** Answer of `POST /auth`, status 200, never cached. */
export interface TokenResponse {
  /** A signed JWT: send it as `Authorization: Bearer <access_token>`. */
  access_token: string;
  token_type: 'Bearer';
  /** Seconds until the token expires, counted from its issue. */
  expires_in: number;
  /** Only of a session of the kind `token`. */
  refresh_token?: string;
}
