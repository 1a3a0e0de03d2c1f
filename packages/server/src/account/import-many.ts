import type { Clock } from '../clock/clock.ts';
import type { AccountStore } from './account-store.ts';
import { type ImportedAccount, readImportedAccount } from './read-imported-account.ts';

/** What became of one of them. */
export type ImportResult =
  | { readonly result: 'imported'; readonly id: string }
  /** The name was taken, by the account with this id; it stays as it was. */
  | { readonly result: 'exists'; readonly id: string }
  /** What is wrong, in a sentence for people. Repeats nothing of the hash but its costs. */
  | { readonly result: 'refused'; readonly problem: string };

interface Dependencies {
  readonly store: Pick<AccountStore, 'insertMany'>;
  readonly clock: Clock;
}

/** Stores accounts that were made elsewhere, as far as they keep the rules. */
export async function importMany(
  accounts: readonly ImportedAccount[],
  { store, clock }: Dependencies,
): Promise<readonly ImportResult[]> {
  const nowSeconds = Math.floor(clock() / 1_000);
  const read = accounts.map((account) => readImportedAccount(account, nowSeconds));
  const inserted = await store.insertMany(read.filter((each) => typeof each !== 'string'));
  const results = inserted.values();
  return read.map((each): ImportResult => {
    if (typeof each === 'string') return { result: 'refused', problem: each };
    const { value } = results.next();
    if (value === undefined) throw new RangeError('the store left out the result of an account');
    return { result: value.result === 'inserted' ? 'imported' : 'exists', id: value.id };
  });
}
