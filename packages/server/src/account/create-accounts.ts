import type { Clock } from '../clock/clock.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { Account, Identity } from './account.ts';
import type { AccountRecord, AccountStore } from './account-store.ts';
import { parseScopes } from './parse-scopes.ts';
import { prepareUsername } from './prepare-username.ts';

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
   * Throws `overloaded` and `store_unavailable`. Does not limit how often somebody may guess.
   */
  authenticate(username: string, password: string): Promise<Account | null>;
  /**
   * Makes an account. Of raced calls with one name exactly one creates it. Throws `validation_failed` with `fields` for
   * a name or a password that has no prepared form, `overloaded`, `store_unavailable`, and a TypeError for a scope
   * that is no scope token (RFC 6749 section 3.3). Checks no password policy and no look-alike names: that is the
   * business of whoever lets strangers register.
   */
  create(account: CreateAccount): Promise<CreateAccountResult>;
  /** Who verified claims speak for, with no query; null where `sub` is no id of ours. */
  identity(claims: { readonly sub?: unknown; readonly scope?: unknown }): Identity | null;
}

/** What the accounts are built from. */
export interface AccountsDependencies {
  readonly store: AccountStore;
  readonly passwords: PasswordHasher;
  /** Default: `Date.now`. */
  readonly clock?: Clock;
}

/** Creates the built-in accounts over a store and a password hasher. */
export function createAccounts({ store, passwords, clock = Date.now }: AccountsDependencies): Accounts {
  return {
    async authenticate(username, password) {
      const usernameKey = prepareUsername(username);
      const record = usernameKey === null ? null : await store.findByUsername(usernameKey);
      const matches = await passwords.verify(record?.passwordHash ?? null, password);
      return record !== null && record.enabled && matches ? toAccount(record) : null;
    },

    async create({ username, password, scopes = [], demo = false }) {
      const usernameKey = prepareUsername(username);
      if (usernameKey === null) throw unsupportedUsername();
      scopes.forEach(checkScope);
      const inserted = await store.insert({
        username,
        usernameKey,
        passwordHash: await passwords.hash(password),
        scopes: [...new Set(scopes)],
        demo,
        createdAtSeconds: Math.floor(clock() / 1_000),
      });
      if (inserted.result === 'username_taken') return inserted;
      return { result: 'created', account: toAccount(inserted.account) };
    },

    identity({ sub, scope }) {
      if (typeof sub !== 'string' || !/^[1-9]\d{0,15}$/.test(sub)) return null;
      return Object.freeze({ id: sub, scopes: parseScopes(scope) });
    },
  };
}

/** Without the hash, which must not travel further. */
function toAccount({ id, username, scopes, generation }: AccountRecord): Account {
  return Object.freeze({ id, username, scopes, generation });
}

function checkScope(scope: string): void {
  if (/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)) return;
  throw new TypeError('a scope is printable ASCII without spaces, double quotes and backslashes');
}

function unsupportedUsername(): LatchkeyError {
  return new LatchkeyError(
    'validation_failed',
    'The username is empty, too long or has characters that no name may',
    {
      fields: { username: 'unsupported' },
    },
  );
}
