import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { setEnabled } from './set-enabled.ts';

/** `latchkey user disable`. */
export function disableUserCommand(io: CommandIo): Command {
  return createCommand(io, 'disable', {
    summary: 'lock a user out, and end all sessions',
    description:
      'Locks a user out: no sign-in, no refresh, and every token is refused by every server within a second or so.',
    examples: [['user disable alice', 'what she has stays: "user enable" lets her in again']],
  })
    .argument('<username>', 'in any case and width')
    .action((username: string) => setEnabled(io, username, false));
}
