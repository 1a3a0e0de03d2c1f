import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
// @ts-expect-error -- plain JavaScript, because it runs before anything is installed
import { isAccepted, pinnedNode } from './pinned-node.mjs';
import { root } from '../root.ts';

it.each([
  ['20.20.2', false],
  ['22.22.2', false],
  ['22.22.3', true],
  ['22.23.0', true],
  ['23.11.0', false],
  ['24.14.9', false],
  ['24.15.0', true],
  ['25.1.0', false],
  ['26.0.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect((isAccepted as (version: string) => boolean)(version)).toBe(expected);
});

it('finds a Node that is new enough for the toolchain', () => {
  const file = (pinnedNode as (root: string) => string)(root);
  const version = execFileSync(file, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  expect((isAccepted as (version: string) => boolean)(version)).toBe(true);
});
