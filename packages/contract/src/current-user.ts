/** Answer of `GET /auth/me`. */
export interface CurrentUser {
  /** `sub` of the user's tokens. */
  id: string;
  username: string;
  /** What the user may do now; in a token stands what it was when the token was made. */
  scopes: string[];
}
