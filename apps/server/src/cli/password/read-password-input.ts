import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCode } from '../exit-code.ts';

/** More than any password has: 1,024 characters of at most four bytes, and the end of the line. */
const maxBytes = 8_192;

/** The one line of standard input, without its end. */
export async function readPasswordInput({ stdin }: Pick<CommandIo, 'stdin'>): Promise<string> {
  if (stdin.isTTY === true) {
    throw refused('--password-stdin reads from a pipe or a file: leave it out to be asked without echo');
  }
  const line = decode(await readAll(stdin)).replace(/\r?\n$/, '');
  if (line === '') throw refused('Standard input has no password');
  if (/[\r\n]/.test(line)) throw refused('Standard input has more than one line');
  return line;
}

async function readAll(stdin: CommandIo['stdin']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    const buffer = Buffer.from(chunk as Uint8Array);
    bytes += buffer.length;
    if (bytes > maxBytes) throw refused('Standard input is longer than any password');
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
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
