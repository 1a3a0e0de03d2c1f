import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../root.ts';
import { measureSize } from './measure-size.ts';
import { ownParts } from './own-parts.ts';
import { sizeIn } from './table-row.ts';

/** By how much a document may be behind the code. */
const tolerance = 0.03;

const document = readFileSync(join(root, 'docs/sizes.md'), 'utf8');

it.each(ownParts)('docs/sizes.md is right about $library: $exports', async (part) => {
  const { gzipped } = await measureSize(part);
  const told = sizeIn(document, part)?.gzipped ?? NaN;
  // `npm run bench -- sizes --write` brings the document up to date.
  expect(Math.abs(told - gzipped) / gzipped, `${told} is told, ${gzipped} measured`).toBeLessThan(tolerance);
});
