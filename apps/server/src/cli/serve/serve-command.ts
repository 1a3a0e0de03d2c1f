import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { createCommand } from '../command/create-command.ts';
import { printable } from '../output/printable.ts';

/** `latchkey serve`. */
export function serveCommand(io: CommandIo): Command {
  return createCommand(io, 'serve', {
    summary: 'run the server',
    description:
      'Runs the server that the environment describes: HOST, PORT, PUBLIC_URL, DATA_DIR, DATABASE_URL, SECRET_KEY and more, ' +
      'which the README lists. Makes the store and, on SQLite, the secret where there is none. SIGTERM or Ctrl-C stops it.',
    examples: [
      ['serve', 'on http://localhost:5000, with its store in ./data'],
      ['serve 2>> latchkey.log', 'the log is on standard error'],
    ],
  }).action(() => serve(io));
}

async function serve(io: CommandIo): Promise<void> {
  // Only here: no other command should wait for everything that a server is made of.
  const { runServer } = await import('../../run-server.ts');
  const started = await runServer({
    env: io.env,
    tell: (line) => void io.stdout.write(`${line}\n`),
    complain: (line) => void io.stderr.write(`latchkey: ${printable(line)}\n`),
  });
  // Every reason was said.
  if (started === 'refused') throw new CommandError('');
}
