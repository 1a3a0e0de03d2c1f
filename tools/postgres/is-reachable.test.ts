import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isReachable } from './is-reachable.ts';

it.skipIf(process.platform === 'win32')('tells whether others may enter every folder of a path', () => {
  const parent = mkdtempSync('/tmp/latchkey-reach-');
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const inner = join(parent, 'inner');
  mkdirSync(inner);
  chmodSync(inner, 0o755);
  chmodSync(parent, 0o700);
  expect(isReachable(inner)).toBe(false);
  chmodSync(parent, 0o755);
  expect(isReachable(inner)).toBe(true);
});
