import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCode } from '../exit-code.ts';
import { createCommand } from './create-command.ts';

/** `latchkey help`, which finds `user add` as well as `user`. */
export function helpCommand(io: CommandIo, program: Command): Command {
  return createCommand(io, 'help', {
    summary: 'show the help of a command',
    examples: [['help user add', 'the same as "latchkey user add --help"']],
  })
    .argument('[command...]', 'default: all of them')
    .action((names: readonly string[]) => names.reduce(child, program).outputHelp());
}

function child(parent: Command, name: string): Command {
  const found = parent.commands.find((command) => command.name() === name);
  if (found !== undefined) return found;
  throw new CommandError(`There is no command "${name}"; see "latchkey --help"`, exitCode.misused);
}
