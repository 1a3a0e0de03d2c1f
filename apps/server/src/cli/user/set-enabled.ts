import type { CommandIo } from '../command-io.ts';
import { printLine } from '../output/print-line.ts';
import { findAccount, noSuchUser } from '../store/find-account.ts';
import { recordChange } from '../store/record-change.ts';
import { withStore } from '../store/with-store.ts';

/** Lets a user sign in, or no longer. One who is so already is left alone. */
export async function setEnabled(io: CommandIo, username: string, enabled: boolean): Promise<void> {
  const state = enabled ? 'enabled' : 'disabled';
  await withStore(io, async ({ store, accounts }) => {
    const account = await findAccount(accounts, username);
    if (account.enabled === enabled) {
      printLine(io, `${account.username} was ${state} already`);
      return;
    }
    if ((await accounts.setEnabled(account.id, enabled)) === 'not_found') throw noSuchUser(username);
    const action = enabled ? 'account_enable' : 'account_disable';
    await recordChange(io, store, { action, subjects: [account.id] });
    printLine(io, `${enabled ? 'Enabled' : 'Disabled'} ${account.username}`);
  });
}
