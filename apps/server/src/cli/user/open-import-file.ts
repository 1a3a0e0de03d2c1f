import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CommandError } from '../command-error.ts';
import type { CommandIo } from '../command-io.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is none of that name',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
};

/** Opens the file, or takes standard input for `-`. Whatever is wrong with a file is said before anything is written. */
export async function openImportFile({ stdin }: Pick<CommandIo, 'stdin'>, file: string): Promise<Readable> {
  if (file === '-') return stdin;
  try {
    if ((await stat(file)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    const input = createReadStream(file);
    await new Promise<void>((resolve, reject) => input.once('open', () => resolve()).once('error', reject));
    return input;
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw new CommandError(`The file ${file} cannot be read: ${reasons[code] ?? code}`);
  }
}
