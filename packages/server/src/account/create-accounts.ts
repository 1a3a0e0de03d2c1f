import type { Clock } from '../clock/clock.ts';
import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { AccountStore } from './account-store.ts';
import { toSummary } from './account-summary.ts';
import type { Accounts } from './accounts.ts';
import { changePassword } from './change-password.ts';
import { checkCredentials } from './check-credentials.ts';
import { createAccount } from './create-account.ts';
import { importMany } from './import-many.ts';
import { isAccountId } from './is-account-id.ts';
import { listAccounts } from './list-accounts.ts';
import { parseScopes } from './parse-scopes.ts';
import { prepareScopes } from './prepare-scopes.ts';
import { prepareUsername } from './prepare-username.ts';
import { register } from './register.ts';
import { setPassword } from './set-password.ts';
import { toAccount } from './to-account.ts';

/** What the accounts are built from. */
export interface AccountsDependencies {
  readonly store: AccountStore;
  readonly passwords: PasswordHasher;
  /** Code points that a password needs when somebody registers or changes it, 1 to 1,024. Default: 15 (NIST SP 800-63B-4). */
  readonly passwordMinLength?: number;
  /** Default: `Date.now`. */
  readonly clock?: Clock;
}

/** Creates the built-in accounts over a store and a password hasher. Throws a TypeError for bad options. */
export function createAccounts(dependencies: AccountsDependencies): Accounts {
  const { store, passwords, passwordMinLength = 15, clock = Date.now } = dependencies;
  if (!Number.isInteger(passwordMinLength) || passwordMinLength < 1 || passwordMinLength > 1_024) {
    throw new TypeError('passwordMinLength must be an integer from 1 to 1024');
  }
  const nowSeconds = () => Math.floor(clock() / 1_000);
  const create: Accounts['create'] = (account) => createAccount(account, { store, passwords, clock });
  const check: Accounts['check'] = (username, password) =>
    checkCredentials(username, password, { store, passwords });

  return {
    check,

    async authenticate(username, password) {
      const verdict = await check(username, password);
      return verdict.result === 'authenticated' ? verdict.account : null;
    },

    create,

    register: (registration) => register(registration, { store, passwordMinLength, create }),

    changePassword: (change) => changePassword(change, { store, passwords, passwordMinLength, clock }),

    setPassword: (id, password) => setPassword(id, password, { store, passwords, passwordMinLength, clock }),

    async setEnabled(id, enabled) {
      return isAccountId(id) ? store.setEnabled({ id, enabled, nowSeconds: nowSeconds() }) : 'not_found';
    },

    async setScopes(id, scopes) {
      const change = { id, scopes: prepareScopes(scopes), nowSeconds: nowSeconds() };
      return isAccountId(id) ? store.setScopes(change) : 'not_found';
    },

    async delete(id) {
      return isAccountId(id) ? store.delete({ id, nowSeconds: nowSeconds() }) : 'not_found';
    },

    importMany: (accounts) => importMany(accounts, { store, clock }),

    async find(username) {
      const usernameKey = prepareUsername(username);
      const record = usernameKey === null ? null : await store.findByUsername(usernameKey);
      return record === null ? null : toSummary(record);
    },

    list: (page) => listAccounts(page, store),

    async load(id) {
      const record = isAccountId(id) ? await store.findById(id) : null;
      return record?.enabled ? toAccount(record) : null;
    },

    identity({ sub, scope }) {
      if (!isAccountId(sub)) return null;
      return Object.freeze({ id: sub, scopes: parseScopes(scope) });
    },
  };
}
