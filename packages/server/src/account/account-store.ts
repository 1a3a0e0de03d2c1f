import type { Account } from './account.ts';

/** An account as the store keeps it. */
export interface AccountRecord extends Account {
  readonly passwordHash: string;
  /** Whether the user may sign in. */
  readonly enabled: boolean;
  /** Seconds since 1970, UTC. */
  readonly createdAtSeconds: number;
}

/** An account to be stored. The store gives it its id; it starts enabled and in generation 0. */
export interface NewAccount {
  /** As typed. */
  readonly username: string;
  /** The prepared form (`prepareUsername`): unique in the store. */
  readonly usernameKey: string;
  readonly passwordHash: string;
  readonly scopes: readonly string[];
  /** Marks an account whose password everybody knows. */
  readonly demo: boolean;
  /** Seconds since 1970, UTC. */
  readonly createdAtSeconds: number;
}

/** What became of an insert. */
export type InsertAccountResult =
  { readonly result: 'inserted'; readonly account: AccountRecord } | { readonly result: 'username_taken' };

/** An account that somebody brings along, signed in with or not. */
export interface BroughtAccount extends NewAccount {
  readonly enabled: boolean;
}

/** What became of one of many. */
export interface InsertManyResult {
  /** `exists`: the prepared username was taken, and nothing of that account has changed. */
  readonly result: 'inserted' | 'exists';
  /** Of the account that has the name now. */
  readonly id: string;
}

/** Which accounts to list. */
export interface AccountPage {
  /** The last id of the page before; null: from the first. */
  readonly afterId: string | null;
  readonly limit: number;
}

/** A new password hash for the one that was read. */
export interface ChangePassword {
  readonly id: string;
  readonly expectedHash: string;
  readonly passwordHash: string;
  /** The session that lives on. */
  readonly exceptSid: string | null;
  readonly nowSeconds: number;
}

/** The password that was read, hashed anew. */
export interface UpgradeHash {
  readonly id: string;
  readonly expectedHash: string;
  readonly passwordHash: string;
}

/**
 * Where accounts are kept. Each method is one atomic command, safe to call from many places and processes at once.
 * All of them reject with `store_unavailable` when the store cannot be reached; what was resolved is stored durably.
 */
export interface AccountStore {
  /** The account with this prepared username, disabled ones included. */
  findByUsername(usernameKey: string): Promise<AccountRecord | null>;
  /** Stores the account unless its prepared username is taken. Of raced inserts exactly one wins. */
  insert(account: NewAccount): Promise<InsertAccountResult>;
  /** The account with this id, disabled ones included. */
  findById(id: string): Promise<AccountRecord | null>;
  /**
   * Replaces the hash if it still is the one that was read, makes the user's earlier tokens void except those of one
   * session, and writes the fact that says so, all at once.
   */
  changePassword(change: ChangePassword): Promise<'changed' | 'not_current'>;
  /**
   * Replaces the hash if it still is the one that was read. The password stays what it was, and so nothing becomes void.
   * `changed` where the hash is another by now, or there is no such account.
   */
  upgradeHash(upgrade: UpgradeHash): Promise<'upgraded' | 'changed'>;
  /**
   * Replaces the hash, whatever it was, makes every token and session of the user void and writes the fact, all at once.
   * Whoever is disabled stays so. `not_found` where there is no such account.
   */
  setPassword(change: {
    readonly id: string;
    readonly passwordHash: string;
    readonly nowSeconds: number;
  }): Promise<'done' | 'not_found'>;
  /**
   * Gives the account other scopes. The user's earlier tokens become void, and a fact says so; the sessions that could
   * be refreshed until now live on, in the new generation and with the new scopes. Scopes that are the same, in any
   * order, change nothing. `not_found` where there is no such account.
   */
  setScopes(change: {
    readonly id: string;
    readonly scopes: readonly string[];
    readonly nowSeconds: number;
  }): Promise<'done' | 'not_found'>;
  /**
   * Removes the account and its sessions, makes every token of the user void and writes the fact, all at once. The
   * subject stays known, and disabled; the id is never given again, and the name is free. `not_found` where there is no
   * such account.
   */
  delete(account: { readonly id: string; readonly nowSeconds: number }): Promise<'done' | 'not_found'>;
  /**
   * Stores every account whose prepared username is not taken, all at once; of several with one name, the first. The
   * results are in the order of the accounts.
   */
  insertMany(accounts: readonly BroughtAccount[]): Promise<readonly InsertManyResult[]>;
  /** Accounts in the order of their ids, disabled ones included. */
  list(page: AccountPage): Promise<readonly AccountRecord[]>;
  /**
   * Lets the user sign in, or no longer; a user who is disabled loses every session and token in the same
   * transaction. `not_found` where there is no such account.
   */
  setEnabled(change: {
    readonly id: string;
    readonly enabled: boolean;
    readonly nowSeconds: number;
  }): Promise<'done' | 'not_found'>;
  /** Whether any account is marked `demo`, under whatever name. */
  holdsDemoAccount(): Promise<boolean>;
}
