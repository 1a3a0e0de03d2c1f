import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { printJson } from '../output/print-json.ts';
import { printLine } from '../output/print-line.ts';
import { recordChange } from '../store/record-change.ts';
import { withKeyCommands } from './with-key-commands.ts';

/** `latchkey keys rotate`. */
export function rotateKeysCommand(io: CommandIo): Command {
  return createCommand(io, 'rotate', {
    summary: 'let the next key sign from now on',
    description:
      'Lets the next key sign from now on; the one before verifies until its last token has expired, so nobody notices. ' +
      'Ends with 1 where the next key has not been published for long enough. Needs the secret of the servers.',
    examples: [['keys rotate', 'every server signs with the next key within a second or so']],
  })
    .option('--json', 'print the new key as JSON')
    .action(({ json }: { json?: boolean }) => rotateKeys(io, json === true));
}

async function rotateKeys(io: CommandIo, json: boolean): Promise<void> {
  await withKeyCommands(io, async ({ store, commands }) => {
    const rotated = await commands.rotate();
    if (rotated.result === 'too_early') {
      throw new CommandError(
        `The next key has not been published for as long as others may cache the keys: try again in ` +
          `${rotated.retryAfterSeconds} seconds`,
      );
    }
    await recordChange(io, store, { action: 'key_rotate', subjects: [null], detail: rotated.kid });
    if (json) printJson(io, { kid: rotated.kid });
    else printLine(io, `The key ${rotated.kid} signs from now on`);
  });
}
