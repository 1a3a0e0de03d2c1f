import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../process/run-tool.ts';
import type { Manifest } from './published-manifest.ts';
import { publishedPackages } from './published-packages.ts';
import { stagePackage } from './stage-package.ts';

/** A file that `npm install` takes. */
export interface Tarball {
  readonly name: string;
  readonly file: string;
  readonly manifest: Manifest;
}

/** Packs all packages, which must have been built, into `folder`, as they would be published. */
export async function pack(folder: string): Promise<Tarball[]> {
  const staging = mkdtempSync(join(tmpdir(), 'latchkey-packages-'));
  try {
    const staged = publishedPackages.map((published) => {
      const stage = join(staging, published.name);
      return { stage, manifest: stagePackage(published, stage) };
    });
    const stages = staged.map(({ stage }) => stage);
    mkdirSync(folder, { recursive: true });
    await runTool(folder, 'npm', 'pack', '--ignore-scripts', ...stages);
    return staged.map(({ manifest }) => tarballOf(manifest, folder));
  } finally {
    rmSync(staging, { recursive: true });
  }
}

function tarballOf(manifest: Manifest, folder: string): Tarball {
  const { name, version } = manifest;
  return { name, manifest, file: join(folder, `${name.slice(1).replace('/', '-')}-${version}.tgz`) };
}
