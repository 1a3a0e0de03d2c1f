import type { AccountStore } from '../../account/account-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import { voidTokens } from '../subject/void-tokens.ts';
import { rowId } from './account-row.ts';

export async function setPassword(
  context: CommandContext,
  { id, passwordHash, nowSeconds }: Parameters<AccountStore['setPassword']>[0],
): Promise<'done' | 'not_found'> {
  const { numUpdatedRows } = await context.transaction
    .updateTable('users')
    .set({ password_hash: passwordHash, updated_at: nowSeconds })
    .where('id', '=', rowId(id))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 'not_found';
  await voidTokens(context, { subject: id, exceptSid: null, nowSeconds });
  return 'done';
}
