import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** Which file a path meant at some time; another file under the same path has another mark. */
export interface FileMark {
  readonly device: bigint;
  readonly inode: bigint;
}

/** Creates folder (0700) and file (0600) where they are missing; what exists keeps its permissions. */
export async function prepareFile(file: string): Promise<FileMark> {
  await makeFolder(dirname(file));
  const handle = await open(file, 'a', 0o600);
  await handle.close();
  return markOf(file);
}

/** The mark of the file that the path means now. Rejects where there is none. */
export async function markOf(file: string): Promise<FileMark> {
  const { dev, ino } = await stat(file, { bigint: true });
  return { device: dev, inode: ino };
}
