import type { AccountStore } from '../../account/account-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import { raiseGeneration } from '../subject/raise-generation.ts';
import { writeVoided } from '../subject/write-voided.ts';
import { rowId } from './account-row.ts';

/**
 * The subject stays, disabled: a sign-in whose password was proved before would else store a session for a subject that
 * it takes for a new one. The sessions go, with what they tell of devices.
 */
export async function deleteAccount(
  context: CommandContext,
  { id, nowSeconds }: Parameters<AccountStore['delete']>[0],
): Promise<'done' | 'not_found'> {
  const { transaction } = context;
  const { numDeletedRows } = await transaction
    .deleteFrom('users')
    .where('id', '=', rowId(id))
    .executeTakeFirst();
  if (numDeletedRows === 0n) return 'not_found';
  const { generation } = await raiseGeneration(transaction, { subject: id, enabled: false });
  await transaction.deleteFrom('sessions').where('subject', '=', id).execute();
  await writeVoided(context, { subject: id, generation, exceptSid: null, nowSeconds });
  return 'done';
}
