import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { publishedManifest, type Manifest } from './published-manifest.ts';
import type { PublishedPackage } from './published-packages.ts';

/** Puts together what is published of a built package, in a new folder, and answers the manifest. */
export function stagePackage(published: PublishedPackage, folder: string): Manifest {
  const source = join(root, published.manifestFolder);
  const manifest = publishedManifest(
    JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Manifest,
  );
  mkdirSync(folder, { recursive: true });
  cpSync(join(source, published.content), join(folder, published.content), { recursive: true });
  cpSync(join(root, published.folder, 'README.md'), join(folder, 'README.md'));
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
