import type { Clock } from '../clock/clock.ts';
import { LatchkeyError } from '../error/latchkey-error.ts';
import type { PasswordHasher } from '../password/create-password-hasher.ts';
import type { Account } from './account.ts';
import type { AccountRecord, AccountStore } from './account-store.ts';
import type { Accounts } from './accounts.ts';
import { changePassword } from './change-password.ts';
import { isAccountId } from './is-account-id.ts';
import { parseScopes } from './parse-scopes.ts';
import { prepareUsername } from './prepare-username.ts';
import { register } from './register.ts';
import { upgradeHash } from './upgrade-hash.ts';

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
  const create: Accounts['create'] = async ({ username, password, scopes = [], demo = false }) => {
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
  };

  return {
    async authenticate(username, password) {
      const usernameKey = prepareUsername(username);
      const record = usernameKey === null ? null : await store.findByUsername(usernameKey);
      const matches = await passwords.verify(record?.passwordHash ?? null, password);
      if (record === null || !record.enabled || !matches) return null;
      // Nobody waits for it: a sign-in is no slower for an older hash than it has to be, and no busier.
      void upgradeHash(record, password, { store, passwords });
      return toAccount(record);
    },

    create,

    register: (registration) => register(registration, { store, passwordMinLength, create }),

    changePassword: (change) => changePassword(change, { store, passwords, passwordMinLength, clock }),

    async setEnabled(id, enabled) {
      if (!isAccountId(id)) return 'not_found';
      return store.setEnabled({ id, enabled, nowSeconds: Math.floor(clock() / 1_000) });
    },

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
