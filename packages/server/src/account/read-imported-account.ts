import { findHashProblem } from '../password/find-hash-problem.ts';
import type { BroughtAccount } from './account-store.ts';
import { findScopesProblem } from './find-scopes-problem.ts';
import { prepareUsername, unpreparedProblem } from './prepare-username.ts';

/** An account that was made elsewhere. */
export interface ImportedAccount {
  /** As typed. */
  readonly username: string;
  /** One that `findHashProblem` finds no fault with. */
  readonly passwordHash: string;
  readonly scopes: readonly string[];
  readonly enabled: boolean;
  /** Seconds since 1970, UTC. */
  readonly createdAtSeconds: number;
}

/** How far the clock that an account was made by may be ahead. */
const clockMarginSeconds = 86_400;

/** The account as it is to be stored, or what is wrong with it. */
export function readImportedAccount(account: ImportedAccount, nowSeconds: number): BroughtAccount | string {
  const { username, passwordHash, enabled, createdAtSeconds } = account;
  const usernameKey = prepareUsername(username);
  if (usernameKey === null) return `the username ${unpreparedProblem}`;
  const hashProblem = findHashProblem(passwordHash);
  if (hashProblem !== null) return `the password hash cannot be used: ${hashProblem.replace(/^It /, 'it ')}`;
  const scopes = [...new Set(account.scopes)];
  const scopesProblem = findScopesProblem(scopes);
  if (scopesProblem !== null) return `the list of scopes ${scopesProblem.description}`;
  if (
    !Number.isInteger(createdAtSeconds) ||
    createdAtSeconds < 0 ||
    createdAtSeconds > nowSeconds + clockMarginSeconds
  ) {
    return 'the time of creation must be whole seconds since 1970, and not lie in the future';
  }
  return { username, usernameKey, passwordHash, scopes, enabled, demo: false, createdAtSeconds };
}
