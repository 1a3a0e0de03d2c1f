import type { LoadUser } from '../user/load-user.ts';
import { expectOption, isOptionalFunction } from './expect.ts';

/** What users can learn about themselves. */
export interface UserOptions {
  /**
   * Adds `GET /auth/me`, with the user's id, name and scopes. Null answers 401 `identity_not_found`. With the built-in
   * accounts: `accounts.load`. Default: no such route.
   */
  readonly loadUser?: LoadUser | undefined;
}

/** Null: there is no such route. */
export function resolveUserOptions({ loadUser }: UserOptions): LoadUser | null {
  const given = loadUser ?? null;
  expectOption(isOptionalFunction(given), 'loadUser must be a function');
  return given;
}
