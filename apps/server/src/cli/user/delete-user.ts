import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { printLine } from '../output/print-line.ts';
import { confirm } from '../question/confirm.ts';
import { findAccount, noSuchUser } from '../store/find-account.ts';
import { recordChange } from '../store/record-change.ts';
import { withStore } from '../store/with-store.ts';

/** `latchkey user delete`. */
export function deleteUserCommand(io: CommandIo): Command {
  return createCommand(io, 'delete', {
    summary: 'delete an account and its sessions',
    description:
      'Deletes an account with its sessions, and voids its tokens. The name is free afterwards, the id is never given again. ' +
      'Asks first on a terminal, and wants --yes elsewhere.',
    examples: [
      ['user delete alice', 'asks first'],
      ['user delete alice --yes', 'in a script'],
    ],
  })
    .argument('<username>', 'in any case and width')
    .option('-y, --yes', 'do not ask')
    .action((username: string, { yes }: { yes?: boolean }) => deleteUser(io, username, yes === true));
}

async function deleteUser(io: CommandIo, username: string, yes: boolean): Promise<void> {
  await withStore(io, async ({ store, accounts }) => {
    const account = await findAccount(accounts, username);
    const name = `${account.username} (id ${account.id})`;
    if (!yes) await confirm(io, `Delete ${name} for good?`);
    if ((await accounts.delete(account.id)) === 'not_found') throw noSuchUser(username);
    await recordChange(io, store, {
      action: 'account_delete',
      subjects: [account.id],
      detail: account.username,
    });
    printLine(io, `Deleted ${name}`);
  });
}
