import type { Kysely, Selectable } from 'kysely';
import type { AccountRecord, AccountStore, NewAccount } from '../account/account-store.ts';
import { parseScopes } from '../account/parse-scopes.ts';
import type { Tables, UsersTable } from './tables.ts';

/** Keeps accounts in the table `users`. */
export function createAccountStore(db: Kysely<Tables>): AccountStore {
  return {
    async findByUsername(usernameKey) {
      const row = await db
        .selectFrom('users')
        .selectAll()
        .where('username_key', '=', usernameKey)
        .executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },

    async insert(account) {
      const row = await db
        .insertInto('users')
        .values(toRow(account))
        .onConflict((conflict) => conflict.column('username_key').doNothing())
        .returningAll()
        .executeTakeFirst();
      return row === undefined
        ? { result: 'username_taken' }
        : { result: 'inserted', account: toRecord(row) };
    },

    async holdsDemoAccount() {
      const row = await db.selectFrom('users').select('id').where('demo', '=', 1).limit(1).executeTakeFirst();
      return row !== undefined;
    },
  };
}

function toRow(account: NewAccount) {
  return {
    username: account.username,
    username_key: account.usernameKey,
    password_hash: account.passwordHash,
    scopes: account.scopes.join(' '),
    generation: 0,
    enabled: 1,
    demo: account.demo ? 1 : 0,
    created_at: account.createdAtSeconds,
    updated_at: account.createdAtSeconds,
  };
}

function toRecord(row: Selectable<UsersTable>): AccountRecord {
  return {
    id: String(row.id),
    username: row.username,
    scopes: parseScopes(row.scopes),
    generation: row.generation,
    passwordHash: row.password_hash,
    enabled: row.enabled === 1,
  };
}
