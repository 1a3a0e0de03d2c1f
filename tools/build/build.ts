import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from '../process/run-quietly.ts';
import { root } from '../root.ts';
import { fingerprint } from './fingerprint.ts';
import type { Target } from './targets.ts';

const stamps = join(root, '.cache', 'build');

/** Builds the targets whose inputs changed since they were last built, in order, and says so for each. */
export async function build(targets: readonly Target[]): Promise<void> {
  for (const target of targets) {
    const stamp = join(stamps, target.name);
    const current = fingerprint(root, target.inputs);
    if (existsSync(join(root, target.output)) && contentOf(stamp) === current) continue;
    console.log(`Building ${target.name} ...`);
    rmSync(stamp, { force: true });
    rmSync(join(root, target.output), { recursive: true, force: true });
    await runQuietly(target.command, join(root, target.folder));
    mkdirSync(stamps, { recursive: true });
    writeFileSync(stamp, current);
  }
}

function contentOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
