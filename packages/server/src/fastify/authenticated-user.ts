import type { LatchkeyTypes } from './identity.ts';

/** What `authenticate` returns for a user who proved a password; other members are for the callbacks that get the user. */
export interface AuthenticatedUser {
  /** Becomes the token's `sub`, as text: a non-empty string or a whole number. */
  readonly id: string | number;
  /** Become the token's `scope`: scope tokens (RFC 6749 section 3.3), without spaces. Default: none. */
  readonly scopes?: readonly string[];
  /**
   * Becomes the token's `gen`: a whole number. With `sessions` only for the built-in accounts: a user who was changed since this
   * generation was read does not get in. Leave it out for users of your own, whose generation the store keeps.
   * Default: 0.
   */
  readonly generation?: number;
}

/** What `authenticate` returns: yours from `LatchkeyTypes`, where it must have such an `id`, else `AuthenticatedUser`. */
export type SignedInUser = LatchkeyTypes extends { user: infer User }
  ? User extends AuthenticatedUser
    ? User
    : never
  : AuthenticatedUser;

/** Whom a token is made for. When a session is refreshed, none of the user's own members are there. */
export type TokenUser = LatchkeyTypes extends { user: infer User }
  ? AuthenticatedUser & Partial<Omit<User, keyof AuthenticatedUser>>
  : AuthenticatedUser;
