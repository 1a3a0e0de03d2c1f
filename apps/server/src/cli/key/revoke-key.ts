import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { expectName } from '../command/expect-name.ts';
import { exitCode } from '../exit-code.ts';
import { printLine } from '../output/print-line.ts';
import { recordChange } from '../store/record-change.ts';
import { withKeyCommands } from './with-key-commands.ts';

/** `latchkey keys revoke`. */
export function revokeKeyCommand(io: CommandIo): Command {
  return createCommand(io, 'revoke', {
    summary: 'kill a key, and every token that it signed',
    description:
      'Kills a key at once, and with it every token that it signed: for a key that others may have. Where it is the one that ' +
      'signs, the next one signs from now on. Sessions live on: clients refresh. Needs the secret of the servers.',
    examples: [['keys revoke gF0pBElWa6uLobIWShYxMg', 'by the kid that "keys list" shows']],
  })
    .argument('<kid>', 'the kid of the key')
    .allowUnknownOption()
    .action((kid: string, _options, command: Command) => revokeKey(io, expectName(kid, command)));
}

async function revokeKey(io: CommandIo, kid: string): Promise<void> {
  await withKeyCommands(io, async ({ store, commands }) => {
    if ((await commands.revoke(kid)) === 'not_found') {
      throw new CommandError(`There is no key "${kid}"`, exitCode.notFound);
    }
    await recordChange(io, store, { action: 'key_revoke', subjects: [null], detail: kid });
    printLine(io, `Revoked the key ${kid}, and every token that it signed`);
  });
}
