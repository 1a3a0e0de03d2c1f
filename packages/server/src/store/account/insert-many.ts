import { sql, type Transaction } from 'kysely';
import type { BroughtAccount, InsertManyResult } from '../../account/account-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import type { EngineKind } from '../engine.ts';
import type { Tables } from '../tables.ts';
import { toRow } from './account-row.ts';

/** Below the 32,766 parameters that SQLite takes in one statement, and the 65,535 of PostgreSQL. */
const rowsAtOnce = 500;

/** Those that are there are found first: an insert that meets one would use up an id, and on PostgreSQL a write. */
export async function insertMany(
  { transaction }: CommandContext,
  accounts: readonly BroughtAccount[],
  kind: EngineKind,
): Promise<readonly InsertManyResult[]> {
  if (kind === 'postgres') await waitForOtherBatches(transaction);
  const firsts = firstOfEachName(accounts);
  const results = new Map<string, InsertManyResult>();
  const all = [...firsts.values()];
  for (let start = 0; start < all.length; start += rowsAtOnce) {
    await settle(transaction, all.slice(start, start + rowsAtOnce), results);
  }
  return accounts.map((account) => {
    const result = results.get(account.usernameKey);
    if (result === undefined) throw new RangeError('an account was neither inserted nor found');
    return firsts.get(account.usernameKey) === account ? result : { result: 'exists', id: result.id };
  });
}

/** Two batches that have the same names in other orders would each wait for a name that the other has inserted. */
async function waitForOtherBatches(transaction: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('latchkey_batch'), hashtext(current_schema()))`.execute(
    transaction,
  );
}

function firstOfEachName(accounts: readonly BroughtAccount[]): ReadonlyMap<string, BroughtAccount> {
  const firsts = new Map<string, BroughtAccount>();
  for (const account of accounts) {
    if (!firsts.has(account.usernameKey)) firsts.set(account.usernameKey, account);
  }
  return firsts;
}

/** A name that somebody takes between the two statements is found in the next round, or is free again. */
async function settle(
  transaction: Transaction<Tables>,
  accounts: readonly BroughtAccount[],
  results: Map<string, InsertManyResult>,
): Promise<void> {
  const isOpen = ({ usernameKey }: BroughtAccount) => !results.has(usernameKey);
  while (accounts.some(isOpen)) {
    const open = accounts.filter(isOpen);
    for (const { id, username_key } of await findIds(transaction, open)) {
      results.set(username_key, { result: 'exists', id: String(id) });
    }
    for (const { id, username_key } of await insertRows(transaction, open.filter(isOpen))) {
      results.set(username_key, { result: 'inserted', id: String(id) });
    }
  }
}

function findIds(transaction: Transaction<Tables>, accounts: readonly BroughtAccount[]) {
  const names = accounts.map(({ usernameKey }) => usernameKey);
  return transaction
    .selectFrom('users')
    .select(['id', 'username_key'])
    .where('username_key', 'in', names)
    .execute();
}

async function insertRows(transaction: Transaction<Tables>, accounts: readonly BroughtAccount[]) {
  if (accounts.length === 0) return [];
  const rows = await transaction
    .insertInto('users')
    .values(accounts.map(toRow))
    .onConflict((conflict) => conflict.column('username_key').doNothing())
    .returning(['id', 'username_key'])
    .execute();
  const enabled = new Map(accounts.map((account) => [account.usernameKey, account.enabled]));
  const subjects = rows.map(({ id, username_key }) => ({
    subject: String(id),
    generation: 0,
    enabled: enabled.get(username_key) === true ? 1 : 0,
    changed_number: 0,
  }));
  if (subjects.length > 0) await insertSubjects(transaction, subjects);
  return rows;
}

/** Tokens that were voided under an id before anybody had it stay void. */
async function insertSubjects(transaction: Transaction<Tables>, subjects: readonly Tables['subjects'][]) {
  await transaction
    .insertInto('subjects')
    .values(subjects)
    .onConflict((conflict) =>
      conflict.column('subject').doUpdateSet(({ ref }) => ({ enabled: ref('excluded.enabled') })),
    )
    .execute();
}
