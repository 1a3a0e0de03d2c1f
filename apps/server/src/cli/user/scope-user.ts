import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { exitCode } from '../exit-code.ts';
import { printJson } from '../output/print-json.ts';
import { printLine } from '../output/print-line.ts';
import { findAccount, noSuchUser } from '../store/find-account.ts';
import { recordChange } from '../store/record-change.ts';
import { withStore } from '../store/with-store.ts';
import { collectScopes } from './scope-option.ts';

interface Options {
  readonly set?: readonly string[];
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly json?: boolean;
}

/** `latchkey user scope`. */
export function scopeUserCommand(io: CommandIo): Command {
  return createCommand(io, 'scope', {
    summary: 'show or change the scopes of a user',
    description:
      'Shows the scopes of a user, or changes them. After a change tokens with the old scopes are void at once; sessions ' +
      'live on, and have the new scopes with the next refresh.',
    examples: [
      ['user scope alice', 'what she has'],
      ['user scope alice --add reports:read --remove reports:write', 'a change'],
      ['user scope alice --set "reports:read reports:write"', 'these and no others'],
      ['user scope alice --set ""', 'none'],
    ],
  })
    .argument('<username>', 'in any case and width')
    .option('--set <scopes>', 'these and no others; several with spaces between', collectScopes)
    .option('--add <scope>', 'a scope more; may be repeated', collectScopes)
    .option('--remove <scope>', 'a scope less; may be repeated', collectScopes)
    .option('--json', 'print the scopes as JSON')
    .action((username: string, options: Options) => scopeUser(io, username, options));
}

async function scopeUser(io: CommandIo, username: string, options: Options): Promise<void> {
  if (options.set !== undefined && (options.add ?? options.remove) !== undefined) {
    throw new CommandError('--set names all scopes: leave out --add and --remove', exitCode.misused);
  }
  await withStore(io, async ({ store, accounts }) => {
    const { id, username: name, scopes: before } = await findAccount(accounts, username);
    const scopes = changed(before, options);
    if (scopes.join(' ') !== before.join(' ')) {
      if ((await accounts.setScopes(id, scopes)) === 'not_found') throw noSuchUser(username);
      const detail = scopes.join(' ') || 'no scopes';
      await recordChange(io, store, { action: 'account_scopes', subjects: [id], detail });
    }
    if (options.json === true) printJson(io, { id, username: name, scopes });
    else printLine(io, scopes.length === 0 ? `${name} has no scopes` : `${name} has ${scopes.join(' ')}`);
  });
}

function changed(before: readonly string[], { set, add = [], remove = [] }: Options): readonly string[] {
  if (set !== undefined) return [...new Set(set)];
  return [...new Set([...before, ...add])].filter((scope) => !remove.includes(scope));
}
