import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those above it, for this user alone. Node's own `recursive` tries for ever where a file
 * system answers that a folder below an existing one does not exist, as `/proc` does.
 */
export async function makeFolder(folder: string): Promise<void> {
  const missing = await makeOne(folder);
  if (missing === null) return;
  if (dirname(folder) === folder) throw missing;
  await makeFolder(dirname(folder));
  const stillMissing = await makeOne(folder);
  if (stillMissing !== null) throw stillMissing;
}

/** Null when the folder is there; the error when the one above it is not. */
async function makeOne(folder: string): Promise<Error | null> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return error as Error;
    if (code !== 'EEXIST') throw error;
  }
  return null;
}
