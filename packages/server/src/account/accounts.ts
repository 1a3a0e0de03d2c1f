import type { Account, Identity } from './account.ts';
import type { AccountSummary } from './account-summary.ts';
import type { PasswordChange } from './change-password.ts';
import type { SignInVerdict } from './check-credentials.ts';
import type { ImportResult } from './import-many.ts';
import type { ImportedAccount } from './read-imported-account.ts';
import type { RegisterResult, Registration } from './register.ts';

/** What `create` makes an account from. */
export interface CreateAccount {
  readonly username: string;
  readonly password: string;
  /** Default: none. */
  readonly scopes?: readonly string[];
  /** Marks an account whose password everybody knows; the store can be asked for such. Default: false. */
  readonly demo?: boolean;
}

/** What became of a `create`. */
export type CreateAccountResult =
  { readonly result: 'created'; readonly account: Account } | { readonly result: 'username_taken' };

/** Which accounts to list, by id. */
export interface ListAccounts {
  /** The last id of the page before. Default: from the first account. */
  readonly afterId?: string;
  /** How many at most, 1 to 1,000. */
  readonly limit: number;
}

/** The built-in accounts. The methods need no `this`. */
export interface Accounts {
  /**
   * As `authenticate`, and at exactly the same cost, with the reason of a refusal: for logs and audits, never for whoever
   * tried. `disabled` says that the password was right.
   */
  check(username: string, password: string): Promise<SignInVerdict>;
  /**
   * The account that the name and the password belong to. Null, at the cost of exactly one password verification,
   * for an unknown name, a wrong password, a disabled account and for input that could belong to no account at all.
   * A hash of other software or of another cost is replaced after that, without waiting for it, where the store and the
   * hasher have room. Throws `overloaded` and `store_unavailable`. Does not limit how often somebody may guess.
   */
  authenticate(username: string, password: string): Promise<Account | null>;
  /**
   * Makes an account. Of raced calls with one name exactly one creates it. Throws `validation_failed` with `fields` for
   * a name or a password that has no prepared form, `overloaded` and `store_unavailable`. Scopes are refused as by
   * `setScopes`. For code and operators: checks none of the rules that `register` has for what strangers choose.
   */
  create(account: CreateAccount): Promise<CreateAccountResult>;
  /**
   * Makes an account, without scopes, for a stranger. Of raced calls with one name exactly one makes it. Throws
   * `validation_failed` with every fault in `fields`: `username` is `unsupported` (no prepared form, several scripts,
   * marks that nobody sees, or letters of another script that all look Latin), `password` is `too_short`, `too_long`, `too_common` or
   * `unsupported`. Throws `overloaded` and `store_unavailable`. Does not limit how often somebody may register.
   */
  register(registration: Registration): Promise<RegisterResult>;
  /**
   * Sets a new password and voids every earlier token and session of the user but the one named. Throws
   * `validation_failed` with `fields.new_password` (`too_short`, `too_long`, `too_common`, `unsupported`), at no cost, and else
   * with `fields.current_password` (`incorrect`), after exactly one password verification: also where the account is
   * disabled or gone. Where somebody changed the password or upgraded its hash meanwhile, there is a second one. A new
   * password that is the username is `too_common`, but only to whoever knew the current one. Throws `overloaded` and `store_unavailable`.
   * Does not limit how often somebody may guess.
   */
  changePassword(change: PasswordChange): Promise<void>;
  /**
   * Lets the user sign in, or no longer; a user who is disabled loses every session and token at once. `not_found`
   * for an id that no account has. Throws `store_unavailable`.
   */
  setEnabled(id: string, enabled: boolean): Promise<'done' | 'not_found'>;
  /**
   * Sets a password without asking for the current one: for operators. Voids every token and session of the user at once;
   * whoever is disabled stays so. Throws `validation_failed` with `fields.password` by the rules that `changePassword`
   * has for a new password, `overloaded` and `store_unavailable`. `not_found` for an id that no account has.
   */
  setPassword(id: string, password: string): Promise<'done' | 'not_found'>;
  /**
   * Gives the account these scopes, in place of those that it had. Tokens with the old ones are void at once; sessions live
   * on, and have the new ones with the next refresh. Throws `validation_failed` with `fields.scopes`: `unsupported` for one that
   * is no scope token (RFC 6749 section 3.3), `too_long` where all of them, separated by spaces, have more than 2,048
   * characters. Throws `store_unavailable`. `not_found` for an id that no account has.
   */
  setScopes(id: string, scopes: readonly string[]): Promise<'done' | 'not_found'>;
  /**
   * Deletes the account and its sessions, and voids its tokens, at once. Its id is never given again; its name is free.
   * `not_found` for an id that no account has. Throws `store_unavailable`.
   */
  delete(id: string): Promise<'done' | 'not_found'>;
  /**
   * Stores accounts that were made elsewhere, with their hashes, in one transaction; the results are in their order. One
   * whose name is taken, in any case and width, `exists` and stays entirely as it is; so does the second of two in one
   * call. One that breaks a rule is `refused`, and the others are stored all the same: a name must have a prepared form, a
   * hash be one that `findHashProblem` finds no fault with, scopes pass `setScopes`, and the time be a whole number of
   * seconds from 1970 to a day from now. Does not check that a name is free of look-alikes. Throws `store_unavailable`.
   */
  importMany(accounts: readonly ImportedAccount[]): Promise<readonly ImportResult[]>;
  /** The account with this name, in any case and width, disabled ones included. Throws `store_unavailable`. */
  find(username: string): Promise<AccountSummary | null>;
  /**
   * Accounts in the order of their ids, disabled ones included. Throws `store_unavailable`, and a TypeError for a limit out
   * of bounds and an `afterId` that no account could have.
   */
  list(page: ListAccounts): Promise<readonly AccountSummary[]>;
  /** The account as it is now; null where it is disabled or there is none. Throws `store_unavailable`. */
  load(id: string): Promise<Account | null>;
  /** Who verified claims speak for, with no query; null where `sub` is no id of ours. */
  identity(claims: { readonly sub?: unknown; readonly scope?: unknown }): Identity | null;
}
