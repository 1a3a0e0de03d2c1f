import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { printLine } from '../output/print-line.ts';
import { addPasswordOptions, type PasswordSource, readPassword } from '../password/read-password.ts';
import { findAccount, noSuchUser } from '../store/find-account.ts';
import { recordChange } from '../store/record-change.ts';
import { withStore } from '../store/with-store.ts';

/** `latchkey user set-password`. */
export function setPasswordCommand(io: CommandIo): Command {
  const command = createCommand(io, 'set-password', {
    summary: 'set a new password, and end all sessions',
    description:
      'Sets a new password and ends every session and token of the user. Whoever is disabled stays so.',
    examples: [
      ['user set-password alice', 'asks for the new password'],
      ['user set-password alice --generate', 'makes one, and prints it once'],
      ['user set-password alice --password-stdin < password.txt', 'in a script'],
    ],
  }).argument('<username>', 'in any case and width');
  return addPasswordOptions(command).action((username: string, source: PasswordSource) =>
    setPassword(io, username, source),
  );
}

async function setPassword(io: CommandIo, username: string, source: PasswordSource): Promise<void> {
  await withStore(io, async ({ store, accounts }) => {
    const account = await findAccount(accounts, username);
    const { password, generated } = await readPassword(io, account.username, source);
    if ((await accounts.setPassword(account.id, password)) === 'not_found') throw noSuchUser(username);
    await recordChange(io, store, { action: 'password_change', subjects: [account.id] });
    printLine(io, `Set a new password for ${account.username} and ended all sessions`);
    if (generated) printLine(io, `Password: ${password}`);
  });
}
