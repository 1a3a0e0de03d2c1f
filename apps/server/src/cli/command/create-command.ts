import { Command, CommanderError } from 'commander';
import type { CommandIo } from '../command-io.ts';

/** What a command says of itself. */
export interface CommandTexts {
  readonly summary: string;
  /** More than the summary says, for its own help. Default: the summary. */
  readonly description?: string;
  /** Command lines after `latchkey`, each with what it does; shown in the help. */
  readonly examples: readonly (readonly [line: string, what: string])[];
}

/** A command that throws where it would end the process, and writes where it is told to. */
export function createCommand(io: CommandIo, name: string, texts: CommandTexts): Command {
  const command = new Command(name)
    .summary(texts.summary)
    .description(texts.description ?? texts.summary)
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      // What is wrong is said in one place, in the form that every other error has.
      outputError: () => undefined,
    })
    .configureHelp({ styleTitle: (title) => title });
  command.helpOption('-h, --help', 'show this');
  if (texts.examples.length > 0) command.addHelpText('after', examplesText(texts.examples));
  return command.exitOverride((error) => {
    throw withHint(error, command);
  });
}

function examplesText(examples: CommandTexts['examples']): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, what]) => `  latchkey ${line.padEnd(width)}  # ${what}`);
  return ['', 'Examples:', ...lines].join('\n');
}

/** Says where to read more, after a mistake in the command line. */
function withHint(error: CommanderError, command: Command): CommanderError {
  if (error.exitCode === 0 || error.code === 'commander.help') return error;
  const message = `${withoutValues(error).trimEnd().replace(/\.$/, '')}; see "${path(command)} --help"`;
  return new CommanderError(error.exitCode, error.code, message);
}

/** What was given where nothing belongs is not repeated: it may be a password. */
function withoutValues({ code, message }: CommanderError): string {
  if (code === 'commander.excessArguments') return message.replace(/(but got \d+): .*$/s, '$1');
  if (code === 'commander.unknownOption') return message.replace(/'(-[^=]*)=.*'/s, "'$1'");
  return message;
}

function path(command: Command): string {
  return command.parent === null ? command.name() : `${path(command.parent)} ${command.name()}`;
}
