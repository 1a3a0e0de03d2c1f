import type { Account, Identity } from './account.ts';
import type { PasswordChange } from './change-password.ts';
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

/** The built-in accounts. The methods need no `this`. */
export interface Accounts {
  /**
   * The account that the name and the password belong to. Null, at the cost of exactly one password verification,
   * for an unknown name, a wrong password, a disabled account and for input that could belong to no account at all.
   * A hash of other software or of another cost is replaced after that, without waiting for it, where the store and the
   * hasher have room. Throws `overloaded` and `store_unavailable`. Does not limit how often somebody may guess.
   */
  authenticate(username: string, password: string): Promise<Account | null>;
  /**
   * Makes an account. Of raced calls with one name exactly one creates it. Throws `validation_failed` with `fields` for
   * a name or a password that has no prepared form, `overloaded`, `store_unavailable`, and a TypeError for a scope
   * that is no scope token (RFC 6749 section 3.3). For code and operators: checks none of the rules that
   * `register` has for what strangers choose.
   */
  create(account: CreateAccount): Promise<CreateAccountResult>;
  /**
   * Makes an account, without scopes, for a stranger. Of raced calls with one name exactly one makes it. Throws
   * `validation_failed` with every fault in `fields`: `username` is `unsupported` (no prepared form, several scripts, or
   * letters of another script that all look Latin), `password` is `too_short`, `too_long`, `too_common` or
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
  /** The account as it is now; null where it is disabled or there is none. Throws `store_unavailable`. */
  load(id: string): Promise<Account | null>;
  /** Who verified claims speak for, with no query; null where `sub` is no id of ours. */
  identity(claims: { readonly sub?: unknown; readonly scope?: unknown }): Identity | null;
}
