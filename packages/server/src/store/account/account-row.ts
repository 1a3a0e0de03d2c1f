import type { Kysely, Selectable } from 'kysely';
import type { AccountRecord, NewAccount } from '../../account/account-store.ts';
import { isAccountId } from '../../account/is-account-id.ts';
import { parseScopes } from '../../account/parse-scopes.ts';
import type { SubjectsTable, Tables, UsersTable } from '../tables.ts';

type AccountRow = Selectable<UsersTable> & Pick<Selectable<SubjectsTable>, 'generation' | 'enabled'>;

/** No row has the id 0: what is no id of ours belongs to nobody. */
export function rowId(id: string): number {
  return isAccountId(id) && Number.isSafeInteger(Number(id)) ? Number(id) : 0;
}

/** Users with what is known of them as subjects. */
export function selectAccounts(db: Kysely<Tables>) {
  return db
    .selectFrom('users')
    .innerJoin('subjects', (join) =>
      join.on(({ eb, ref }) => eb(ref('subjects.subject'), '=', eb.cast<string>('users.id', 'text'))),
    )
    .selectAll('users')
    .select(['generation', 'enabled']);
}

export function toRow(account: NewAccount) {
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

export function toRecord(row: AccountRow): AccountRecord {
  return {
    id: String(row.id),
    username: row.username,
    scopes: parseScopes(row.scopes),
    generation: row.generation,
    passwordHash: row.password_hash,
    enabled: row.enabled === 1,
    createdAtSeconds: row.created_at,
  };
}
