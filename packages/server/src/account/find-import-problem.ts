import type { Clock } from '../clock/clock.ts';
import { type ImportedAccount, readImportedAccount } from './read-imported-account.ts';

/**
 * Why `importMany` would refuse an account, in a sentence for people, or null where it would not: for whoever wants to know
 * before anything is written. Does not ask whether the name is taken. `clock` by default: `Date.now`.
 */
export function findImportProblem(account: ImportedAccount, clock: Clock = Date.now): string | null {
  const read = readImportedAccount(account, Math.floor(clock() / 1_000));
  return typeof read === 'string' ? read : null;
}
