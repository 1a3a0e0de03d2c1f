import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCode } from '../exit-code.ts';
import { generatePassword } from './generate-password.ts';
import { promptPassword } from './prompt-password.ts';
import { readPasswordInput } from './read-password-input.ts';

/** Where a new password comes from. */
export interface PasswordSource {
  readonly passwordStdin?: boolean;
  readonly generate?: boolean;
}

export interface ReadPassword {
  readonly password: string;
  /** Whether it has to be shown, because nobody knows it yet. */
  readonly generated: boolean;
}

/** Gives a command the options by which it is told where a password comes from. */
export function addPasswordOptions(command: Command): Command {
  return command
    .option('--password-stdin', 'read the password from standard input, one line')
    .option('--generate', 'make a password, and print it once');
}

/** The new password: made, from standard input, or asked for twice on a terminal. Never from an argument or a variable. */
export async function readPassword(
  io: CommandIo,
  username: string,
  source: PasswordSource,
): Promise<ReadPassword> {
  if (source.generate === true && source.passwordStdin === true) {
    throw new CommandError('--generate and --password-stdin exclude each other', exitCode.misused);
  }
  if (source.generate === true) return { password: generatePassword(), generated: true };
  const read = source.passwordStdin === true ? readPasswordInput(io) : promptPassword(io, username);
  return { password: await read, generated: false };
}
