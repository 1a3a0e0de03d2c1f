import type { InsertAccountResult, NewAccount } from '../../account/account-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import { ensureSubject } from '../subject/ensure-subject.ts';
import { toRecord, toRow } from './account-row.ts';

/** The index of names decides who of several comes first. */
export async function insertAccount(
  { transaction }: CommandContext,
  account: NewAccount,
): Promise<InsertAccountResult> {
  const row = await transaction
    .insertInto('users')
    .values(toRow(account))
    .onConflict((conflict) => conflict.column('username_key').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return { result: 'username_taken' };
  const { generation, enabled } = await ensureSubject(transaction, String(row.id));
  return { result: 'inserted', account: toRecord({ ...row, generation, enabled: enabled ? 1 : 0 }) };
}
