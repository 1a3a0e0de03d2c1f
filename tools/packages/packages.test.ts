import {
  checkPackage,
  createPackageFromTarballData,
  type Package,
  type Problem,
} from '@arethetypeswrong/core';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../root.ts';
import { pack, type Tarball } from './pack.ts';
import { publishedPackages } from './published-packages.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-packed-'));
let tarballs: readonly Tarball[];

beforeAll(async () => {
  tarballs = await pack(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

function tarball(name: string): Tarball {
  const found = tarballs.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${name} was not packed`);
  return found;
}

const bytesOf = (name: string) => new Uint8Array(readFileSync(tarball(name).file));

/** A packed package, its files named as they are in it. */
function packed(name: string): { files: string[]; content: (file: string) => string; types: Package } {
  const types = createPackageFromTarballData(bytesOf(name));
  const prefix = `/node_modules/${name}/`;
  const files = types.listFiles().map((file) => file.slice(prefix.length));
  return { files, content: (file) => types.readFile(prefix + file), types };
}

describe.each(publishedPackages)('$name, packed', ({ name, folder: ownFolder, content: builtInto }) => {
  it('holds what was built, its manifest, a README of its own and the licence, and nothing else', () => {
    const { files, content } = packed(name);
    const built =
      builtInto === 'dist'
        ? /^dist\/[\w/-]+(\.d\.ts|\.js)$/
        : /^(fesm2022|types)\/[\w-]+\.(mjs|mjs\.map|d\.ts)$|^testing\/package\.json$/;
    const others = files.filter((file) => !built.test(file)).sort();
    expect(others).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(files.filter((file) => /\.(test|fixture)\./.test(file))).toEqual([]);
    expect(content('README.md')).toBe(readFileSync(join(root, ownFolder, 'README.md'), 'utf8'));
    expect(content('README.md')).toMatch(`# ${name}\n`);
    expect(content('LICENSE')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
  });

  it('says nothing of how it is made', () => {
    const { manifest } = tarball(name);
    expect(JSON.stringify(manifest)).not.toContain('latchkey-source');
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
    expect(JSON.parse(packed(name).content('package.json'))).toEqual(manifest);
  });

  it('has the version of all the others, and wants just that of those that it needs', () => {
    const { manifest } = tarball(name);
    const { version } = tarball('@latchkey/contract').manifest;
    expect(manifest.version).toBe(version);
    for (const [needed, wanted] of Object.entries(manifest.dependencies ?? {})) {
      if (needed.startsWith('@latchkey/')) expect(wanted).toBe(version);
    }
  });

  it('declares every package that it imports, and no other', () => {
    const { dependencies, peerDependencies } = tarball(name).manifest;
    const { files, content } = packed(name);
    const imported = files
      .filter((file) => /\.(js|mjs|d\.ts)$/.test(file))
      .flatMap((file) => [...content(file).matchAll(/\b(?:from |import |import\()["']([@\w][^"'\s]*)["']/g)])
      .map(([, specifier = '']) => specifier)
      .filter((specifier) => !isBuiltin(specifier))
      .map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0])
      .filter((needed) => needed !== name);
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    // Angular's compiler may import it, and says so in every package that it makes.
    expect([...new Set(imported)].sort()).toEqual(declared.filter((needed) => needed !== 'tslib').sort());
  });

  it('is right in the eyes of publint', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: bytesOf(name).buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has the right types, wherever modules are ES modules', async () => {
    const analysis = await checkPackage(packed(name).types);
    expect(analysis.types && analysis.types.kind).toBe('included');
    expect('problems' in analysis && analysis.problems.filter(isFault)).toEqual([]);
  });
});

/**
 * What is meant to be so is no fault: there is no CommonJS, and who requires such a package gets ES modules, as Node
 * allows; and nothing for the resolution of Node 10, which knows no `exports`.
 */
function isFault(problem: Problem): boolean {
  if (problem.kind === 'CJSResolvesToESM') return false;
  return !('resolutionKind' in problem && problem.resolutionKind === 'node10');
}
