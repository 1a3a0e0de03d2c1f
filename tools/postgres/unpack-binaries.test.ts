import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { unpackBinaries } from './unpack-binaries.ts';

/** A package that looks like PostgreSQL's, and an empty cache. */
function packedBinaries() {
  const parent = mkdtempSync(join(tmpdir(), 'latchkey-unpack-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'native');
  for (const name of ['bin', 'lib']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'bin', 'postgres'), 'server', { mode: 0o644 });
  writeFileSync(join(folder, 'lib', 'libpq.so.5.18'), 'library');
  writeFileSync(join(folder, 'lib', 'libpq.a'), 'archive');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(folder, 'pg-symlinks.json'), JSON.stringify(links));
  return { packed: { version: '18.0', folder }, cache: join(parent, 'cache') };
}

it('copies the binaries, makes them executable, and adds the links that a package cannot hold', () => {
  const { packed, cache } = packedBinaries();
  const unpacked = unpackBinaries(packed, cache);
  expect(readFileSync(join(unpacked, 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
  expect(readdirSync(join(unpacked, 'lib')).sort()).toEqual(['libpq.so.5', 'libpq.so.5.18']);
  expect(statSync(join(unpacked, 'bin', 'postgres')).mode & 0o111).toBe(0o111);
});

it('copies once, and leaves nothing else in the cache', () => {
  const { packed, cache } = packedBinaries();
  const unpacked = unpackBinaries(packed, cache);
  rmSync(packed.folder, { recursive: true });
  expect(unpackBinaries(packed, cache)).toBe(unpacked);
  expect(readdirSync(cache)).toEqual(['postgres-18.0']);
});

it('leaves nothing in the cache where copying fails', () => {
  const { packed, cache } = packedBinaries();
  rmSync(join(packed.folder, 'bin'), { recursive: true });
  expect(() => unpackBinaries(packed, cache)).toThrow('ENOENT');
  expect(readdirSync(cache)).toEqual([]);
});
