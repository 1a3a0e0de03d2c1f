import type { Kysely, Selectable } from 'kysely';
import type { AccountRecord, AccountStore, NewAccount } from '../account/account-store.ts';
import { isAccountId } from '../account/is-account-id.ts';
import { parseScopes } from '../account/parse-scopes.ts';
import { isStorableText } from '../session/is-storable-text.ts';
import type { Transactions } from './create-transactions.ts';
import type { SqlEngine } from './engine.ts';
import { ensureSubject } from './subject/ensure-subject.ts';
import { voidTokens } from './subject/void-tokens.ts';
import type { SubjectsTable, Tables, UsersTable } from './tables.ts';

/** Keeps accounts in the table `users`, and their generations in `subjects` under the id in decimal. */
export function createAccountStore({ db }: SqlEngine, transactions: Transactions): AccountStore {
  return {
    async findByUsername(usernameKey) {
      if (!isStorableText(usernameKey)) return null;
      const row = await selectAccounts(db).where('username_key', '=', usernameKey).executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },

    async findById(id) {
      const row = await selectAccounts(db).where('id', '=', rowId(id)).executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },

    insert: (account) =>
      transactions.run(async ({ transaction }) => {
        const row = await transaction
          .insertInto('users')
          .values(toRow(account))
          .onConflict((conflict) => conflict.column('username_key').doNothing())
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return { result: 'username_taken' };
        const { generation, enabled } = await ensureSubject(transaction, String(row.id));
        return { result: 'inserted', account: toRecord({ ...row, generation, enabled: enabled ? 1 : 0 }) };
      }),

    changePassword: ({ id, expectedHash, passwordHash, exceptSid, nowSeconds }) =>
      transactions.run(async (context) => {
        const { numUpdatedRows } = await context.transaction
          .updateTable('users')
          .set({ password_hash: passwordHash, updated_at: nowSeconds })
          .where('id', '=', rowId(id))
          .where('password_hash', '=', expectedHash)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return 'not_current';
        await voidTokens(context, { subject: id, exceptSid, nowSeconds });
        return 'changed';
      }),

    upgradeHash: ({ id, expectedHash, passwordHash }) =>
      transactions.run(async ({ transaction }) => {
        const { numUpdatedRows } = await transaction
          .updateTable('users')
          .set({ password_hash: passwordHash })
          .where('id', '=', rowId(id))
          .where('password_hash', '=', expectedHash)
          .executeTakeFirst();
        return numUpdatedRows === 0n ? 'changed' : 'upgraded';
      }),

    setEnabled: ({ id, enabled, nowSeconds }) =>
      transactions.run(async (context) => {
        const { transaction } = context;
        const { numUpdatedRows } = await transaction
          .updateTable('users')
          .set({ updated_at: nowSeconds })
          .where('id', '=', rowId(id))
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return 'not_found';
        const subjects = transaction.updateTable('subjects').where('subject', '=', id);
        if (enabled) await subjects.set({ enabled: 1 }).execute();
        else await voidTokens(context, { subject: id, exceptSid: null, enabled, nowSeconds });
        return 'done';
      }),

    async holdsDemoAccount() {
      const row = await db.selectFrom('users').select('id').where('demo', '=', 1).limit(1).executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** No row has the id 0: what is no id of ours belongs to nobody. */
function rowId(id: string): number {
  return isAccountId(id) && Number.isSafeInteger(Number(id)) ? Number(id) : 0;
}

type AccountRow = Selectable<UsersTable> & Pick<Selectable<SubjectsTable>, 'generation' | 'enabled'>;

function selectAccounts(db: Kysely<Tables>) {
  return db
    .selectFrom('users')
    .innerJoin('subjects', (join) =>
      join.on(({ eb, ref }) => eb(ref('subjects.subject'), '=', eb.cast<string>('users.id', 'text'))),
    )
    .selectAll('users')
    .select(['generation', 'enabled']);
}

function toRow(account: NewAccount) {
  return {
    username: account.username,
    username_key: account.usernameKey,
    password_hash: account.passwordHash,
    scopes: account.scopes.join(' '),
    demo: account.demo ? 1 : 0,
    created_at: account.createdAtSeconds,
    updated_at: account.createdAtSeconds,
  };
}

function toRecord(row: AccountRow): AccountRecord {
  return {
    id: String(row.id),
    username: row.username,
    scopes: parseScopes(row.scopes),
    generation: row.generation,
    passwordHash: row.password_hash,
    enabled: row.enabled === 1,
  };
}
