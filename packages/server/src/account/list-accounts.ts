import { type AccountSummary, toSummary } from './account-summary.ts';
import type { AccountStore } from './account-store.ts';
import type { ListAccounts } from './accounts.ts';
import { isAccountId } from './is-account-id.ts';

const maxLimit = 1_000;

/** A page of accounts, in one query. */
export async function listAccounts(
  { afterId, limit }: ListAccounts,
  store: Pick<AccountStore, 'list'>,
): Promise<readonly AccountSummary[]> {
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
    throw new TypeError(`limit must be a whole number from 1 to ${maxLimit}`);
  }
  if (afterId !== undefined && !isAccountId(afterId))
    throw new TypeError('afterId must be the id of an account');
  const records = await store.list({ afterId: afterId ?? null, limit });
  return records.map(toSummary);
}
