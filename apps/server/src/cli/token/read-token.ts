import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCode } from '../exit-code.ts';

/** Above what any token has, `Bearer` and line ends included. */
const maxBytes = 65_536;

/** The token of the argument or else of standard input, without blanks around it and without `Bearer` or `JWT` before it. */
export async function readToken(
  { stdin }: Pick<CommandIo, 'stdin'>,
  argument: string | undefined,
): Promise<string> {
  if (argument === undefined && stdin.isTTY === true) {
    throw new CommandError('Which token? Give it as an argument, or on standard input', exitCode.misused);
  }
  const text = argument === undefined || argument === '-' ? await readAll(stdin) : argument;
  return text.trim().replace(/^(Bearer|JWT) +/i, '');
}

async function readAll(stdin: CommandIo['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    const buffer = Buffer.from(chunk as Uint8Array);
    bytes += buffer.length;
    if (bytes > maxBytes) throw new CommandError('Standard input is longer than any token', exitCode.misused);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString();
}
