import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCode } from '../exit-code.ts';
import { readInput } from '../read-input.ts';

/** More than any password has: 1,024 characters of at most four bytes, and the end of the line. */
const maxBytes = 8_192;

/** The one line of standard input, without its end. */
export async function readPasswordInput(io: Pick<CommandIo, 'stdin'>): Promise<string> {
  if (io.stdin.isTTY === true) {
    throw refused('--password-stdin reads from a pipe or a file: leave it out to be asked without echo');
  }
  const bytes = await readInput(io, { maxBytes, tooLong: 'Standard input is longer than any password' });
  const line = decode(bytes).replace(/\r?\n$/, '');
  if (line === '') throw refused('Standard input has no password');
  if (/[\r\n]/.test(line)) throw refused('Standard input has more than one line');
  return line;
}

/** Read as text anyway, different bytes would become the same replacement character. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused('Standard input is not UTF-8');
  }
}

function refused(message: string): CommandError {
  return new CommandError(message, exitCode.misused);
}
