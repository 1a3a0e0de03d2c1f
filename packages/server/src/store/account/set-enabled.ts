import type { AccountStore } from '../../account/account-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import { voidTokens } from '../subject/void-tokens.ts';
import { rowId } from './account-row.ts';

export async function setEnabled(
  context: CommandContext,
  { id, enabled, nowSeconds }: Parameters<AccountStore['setEnabled']>[0],
): Promise<'done' | 'not_found'> {
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
}
