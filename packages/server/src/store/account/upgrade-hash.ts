import type { UpgradeHash } from '../../account/account-store.ts';
import type { CommandContext } from '../create-transactions.ts';
import { rowId } from './account-row.ts';

export async function upgradeHash(
  { transaction }: CommandContext,
  { id, expectedHash, passwordHash }: UpgradeHash,
): Promise<'upgraded' | 'changed'> {
  const { numUpdatedRows } = await transaction
    .updateTable('users')
    .set({ password_hash: passwordHash })
    .where('id', '=', rowId(id))
    .where('password_hash', '=', expectedHash)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? 'changed' : 'upgraded';
}
