/** What `authenticate` returns for a user who proved a password; other members are ignored. */
export interface AuthenticatedUser {
  /** Becomes the token's `sub`, as text: a non-empty string or a whole number. */
  readonly id: string | number;
  /** Become the token's `scope`. Default: none. */
  readonly scopes?: readonly string[];
  /** Becomes the token's `gen`. Default: 0. */
  readonly generation?: number;
}
