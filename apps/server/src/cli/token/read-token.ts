import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCode } from '../exit-code.ts';
import { readInput } from '../read-input.ts';

/** Above what any token has, `Bearer` and line ends included. */
const input = { maxBytes: 65_536, tooLong: 'Standard input is longer than any token' };

/** The token of the argument or else of standard input, without blanks around it and without `Bearer` or `JWT` before it. */
export async function readToken(io: Pick<CommandIo, 'stdin'>, argument: string | undefined): Promise<string> {
  if (argument === undefined && io.stdin.isTTY === true) {
    throw new CommandError('Which token? Give it as an argument, or on standard input', exitCode.misused);
  }
  const isGiven = argument !== undefined && argument !== '-';
  const text = isGiven ? argument : String(await readInput(io, input));
  const token = text.trim().replace(/^(Bearer|JWT) +/i, '');
  if (token === '') throw new CommandError('There is no token in what was given', exitCode.misused);
  return token;
}
