import { CommandError } from './command-error.ts';
import type { CommandIo } from './command-io.ts';
import { exitCode } from './exit-code.ts';

/** The bytes of standard input. Reads no further than `maxBytes`, and throws a `CommandError` with `tooLong` where there are more. */
export async function readInput(
  { stdin }: Pick<CommandIo, 'stdin'>,
  { maxBytes, tooLong }: { readonly maxBytes: number; readonly tooLong: string },
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    const buffer = Buffer.from(chunk as Uint8Array);
    bytes += buffer.length;
    if (bytes > maxBytes) throw new CommandError(tooLong, exitCode.misused);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}
