import type { ChangePassword } from '../../account/account-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import { voidTokens } from '../subject/void-tokens.ts';
import { rowId } from './account-row.ts';

export async function changePassword(
  context: CommandContext,
  { id, expectedHash, passwordHash, exceptSid, nowSeconds }: ChangePassword,
): Promise<'changed' | 'not_current'> {
  const { numUpdatedRows } = await context.transaction
    .updateTable('users')
    .set({ password_hash: passwordHash, updated_at: nowSeconds })
    .where('id', '=', rowId(id))
    .where('password_hash', '=', expectedHash)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 'not_current';
  await voidTokens(context, { subject: id, exceptSid, nowSeconds });
  return 'changed';
}
