import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { printLine } from '../output/print-line.ts';

/** `latchkey secret generate`. */
export function generateSecretCommand(io: CommandIo): Command {
  return createCommand(io, 'generate', {
    summary: 'print a fresh secret for SECRET_KEY',
    description: 'Prints 32 random bytes as base64, fit for SECRET_KEY and SECRET_KEY_FILE. Keeps nothing.',
    examples: [['secret generate > /etc/latchkey/secret-key', 'after umask 077']],
  }).action(() => printLine(io, randomBytes(32).toString('base64')));
}
