import type { AccountStore } from '../../account/account-store.ts';
import { isStorableText } from '../../session/is-storable-text.ts';
import type { Transactions } from '../create-transactions.ts';
import type { SqlEngine } from '../engine.ts';
import { rowId, selectAccounts, toRecord } from './account-row.ts';
import { changePassword } from './change-password.ts';
import { deleteAccount } from './delete-account.ts';
import { insertAccount } from './insert-account.ts';
import { insertMany } from './insert-many.ts';
import { setEnabled } from './set-enabled.ts';
import { setPassword } from './set-password.ts';
import { setScopes } from './set-scopes.ts';
import { upgradeHash } from './upgrade-hash.ts';

/** Keeps accounts in the table `users`, and their generations in `subjects` under the id in decimal. */
export function createAccountStore({ db, kind }: SqlEngine, transactions: Transactions): AccountStore {
  return {
    insert: (account) => transactions.run((context) => insertAccount(context, account)),
    insertMany: (accounts) => transactions.run((context) => insertMany(context, accounts, kind)),
    changePassword: (change) => transactions.run((context) => changePassword(context, change)),
    setPassword: (change) => transactions.run((context) => setPassword(context, change)),
    upgradeHash: (upgrade) => transactions.run((context) => upgradeHash(context, upgrade)),
    setEnabled: (change) => transactions.run((context) => setEnabled(context, change)),
    setScopes: (change) => transactions.run((context) => setScopes(context, change, kind)),
    delete: (account) => transactions.run((context) => deleteAccount(context, account)),

    async findByUsername(usernameKey) {
      if (!isStorableText(usernameKey)) return null;
      const row = await selectAccounts(db).where('username_key', '=', usernameKey).executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },

    async findById(id) {
      const row = await selectAccounts(db).where('id', '=', rowId(id)).executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },

    async list({ afterId, limit }) {
      const after = afterId === null ? 0 : Number(afterId);
      // Beyond every id there can be, and what is none at all.
      if (!Number.isSafeInteger(after)) return [];
      const rows = await selectAccounts(db).where('id', '>', after).orderBy('id').limit(limit).execute();
      return rows.map(toRecord);
    },

    async holdsDemoAccount() {
      const row = await db.selectFrom('users').select('id').where('demo', '=', 1).limit(1).executeTakeFirst();
      return row !== undefined;
    },
  };
}
