import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootSecretBytes } from '@latchkey/server';
import { StartError } from '../start-error.ts';
import { makeFolder } from './make-folder.ts';

export interface DataFolderSecret {
  readonly secret: string;
  readonly file: string;
  /** True at the first start, so that the server can say where the secret is kept. */
  readonly created: boolean;
}

/** The file in which a data folder has its secret. */
export function secretFile(dataFolder: string): string {
  return join(dataFolder, 'secret-key');
}

/**
 * The root secret kept in the data folder, readable by the server's own user alone. It is made from 32 random
 * bytes where there is none; of two servers that start at once, both get the same one.
 */
export function dataFolderSecret(dataFolder: string): DataFolderSecret {
  const file = secretFile(dataFolder);
  try {
    makeFolder(dataFolder);
    const created = createOnce(file);
    const secret = readFileSync(file, 'utf8').replace(/\n$/, '');
    rootSecretBytes(secret);
    return { secret, file, created };
  } catch (error) {
    throw new StartError(`${file} cannot be used as the secret key: ${reason(error)}`);
  }
}

/** Written aside and linked into place, so that no reader ever sees half a secret and no writer replaces one. */
function createOnce(file: string): boolean {
  // Process ids repeat: in containers that share the folder, each server has the same.
  const draft = `${file}.${randomUUID()}.new`;
  try {
    readFileSync(file);
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  try {
    const secret = randomBytes(32).toString('base64url');
    writeFileSync(draft, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM')
    return 'this user may not use it; run as the one who owns the folder, or set DATA_DIR to another';
  if (code === 'EROFS') return 'the folder is not writable; set DATA_DIR to another';
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return 'DATA_DIR should name a folder, and part of it is a file';
  if (code === 'ENOSPC') return 'the disk is full; free some space';
  if (code === 'ENOENT') return 'the folder cannot be made; set DATA_DIR to another';
  return message;
}
