import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { setEnabled } from './set-enabled.ts';

/** `latchkey user enable`. */
export function enableUserCommand(io: CommandIo): Command {
  return createCommand(io, 'enable', {
    summary: 'let a user sign in again',
    examples: [['user enable alice', 'she signs in with her password, as before']],
  })
    .argument('<username>', 'in any case and width')
    .action((username: string) => setEnabled(io, username, true));
}
