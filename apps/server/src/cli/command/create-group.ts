import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from './create-command.ts';

/** A noun with its verbs. Without a verb it shows its help, which counts as a mistake. */
export function createGroup(
  io: CommandIo,
  name: string,
  summary: string,
  commands: readonly Command[],
): Command {
  const group = createCommand(io, name, { summary, examples: [] }).helpCommand(false);
  for (const command of commands) group.addCommand(command);
  return group.addHelpText('after', `\nMore of each, with examples: latchkey ${name} COMMAND --help`);
}
