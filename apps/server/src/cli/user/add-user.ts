import { checkNewPassword } from '@latchkey/server';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { printJson } from '../output/print-json.ts';
import { printLine } from '../output/print-line.ts';
import { addPasswordOptions, type PasswordSource, readPassword } from '../password/read-password.ts';
import { recordChange } from '../store/record-change.ts';
import { withStore } from '../store/with-store.ts';
import { accountJson } from './account-json.ts';
import { collectScopes } from './scope-option.ts';

interface Options extends PasswordSource {
  readonly scope?: readonly string[];
  readonly json?: boolean;
}

/** `latchkey user add`. */
export function addUserCommand(io: CommandIo): Command {
  const command = createCommand(io, 'add', {
    summary: 'make an account',
    description:
      'Makes an account. The password is asked for without echo, unless an option says where it comes from.',
    examples: [
      ['user add alice', 'asks for the password'],
      ['user add alice --scope reports:read --scope reports:write', 'with scopes'],
      ['user add robot --generate', 'prints a password that nobody will see again'],
      ['user add alice --password-stdin < password.txt', 'in a script'],
    ],
  })
    .argument('<username>', 'the name, as it is to be shown')
    .option('--scope <scope>', 'a scope that the tokens get; may be repeated', collectScopes);
  return addPasswordOptions(command)
    .option('--json', 'print the account as JSON')
    .action((username: string, options: Options) => addUser(io, username, options));
}

async function addUser(io: CommandIo, username: string, options: Options): Promise<void> {
  await withStore(io, async ({ store, accounts, config: { passwordMinLength } }) => {
    // Before anybody types a password for nothing.
    const existing = await accounts.find(username);
    if (existing !== null) throw taken(existing.username);
    const { password, generated } = await readPassword(io, username, options);
    await checkNewPassword({ username, password, passwordMinLength });
    const created = await accounts.create({ username, password, scopes: options.scope ?? [] });
    if (created.result === 'username_taken') throw taken(username);
    await recordChange(io, store, { action: 'account_create', subjects: [created.account.id] });
    const shown = generated ? { password } : {};
    const account = await accounts.find(username);
    if (options.json === true && account !== null) printJson(io, { ...accountJson(account), ...shown });
    else {
      printLine(io, `Added ${username} (id ${created.account.id})`);
      if (generated) printLine(io, `Password: ${password}`);
    }
  });
}

function taken(username: string): CommandError {
  return new CommandError(`There is a user "${username}" already`);
}
