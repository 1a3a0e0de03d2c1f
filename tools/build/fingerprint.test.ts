import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fingerprint } from './fingerprint.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'latchkey-fingerprint-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  mkdirSync(join(path, 'src/deep'), { recursive: true });
  writeFileSync(join(path, 'src/a.ts'), 'a');
  writeFileSync(join(path, 'src/deep/b.ts'), 'b');
  return path;
}

it('changes with the content, the name and the number of files', () => {
  const root = folder();
  const before = fingerprint(root, ['src']);
  expect(fingerprint(root, ['src'])).toBe(before);
  writeFileSync(join(root, 'src/deep/b.ts'), 'c');
  const changed = fingerprint(root, ['src']);
  writeFileSync(join(root, 'src/deep/c.ts'), '');
  const added = fingerprint(root, ['src']);
  rmSync(join(root, 'src/a.ts'));
  expect(new Set([before, changed, added, fingerprint(root, ['src'])]).size).toBe(4);
});

it('does not change with what builds and tools make', () => {
  const root = folder();
  const before = fingerprint(root, ['src']);
  mkdirSync(join(root, 'src/dist'));
  writeFileSync(join(root, 'src/dist/a.js'), 'made');
  expect(fingerprint(root, ['src'])).toBe(before);
});
