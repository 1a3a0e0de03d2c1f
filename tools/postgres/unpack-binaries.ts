// npm runs no install scripts here, and the package may be read-only: a copy gets the links that it needs.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { PackedBinaries } from './find-binaries.ts';

interface Link {
  /** Both are paths from the package's own folder. */
  readonly source: string;
  readonly target: string;
}

/** Copies the binaries into the cache where they are not yet, and returns their folder. Safe for many at once. */
export function unpackBinaries({ version, folder }: PackedBinaries, cache: string): string {
  const unpacked = join(cache, `postgres-${version}`);
  if (existsSync(unpacked)) return unpacked;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(`${unpacked}-`);
  try {
    copy(folder, draft);
    renameSync(draft, unpacked);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Somebody else was faster, and theirs is as good.
    if (!existsSync(unpacked)) throw error;
  }
  return unpacked;
}

function copy(folder: string, draft: string): void {
  // The archives are for linking programs, and are half of it.
  cpSync(folder, draft, { recursive: true, filter: (path) => !path.endsWith('.a') });
  chmodSync(draft, 0o755);
  for (const name of readdirSync(join(draft, 'bin'))) chmodSync(join(draft, 'bin', name), 0o755);
  for (const { source, target } of readLinks(folder)) {
    symlinkSync(basename(source), join(draft, target.replace(/^native\//, '')));
  }
}

function readLinks(folder: string): readonly Link[] {
  const file = join(folder, 'pg-symlinks.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Link[]) : [];
}
