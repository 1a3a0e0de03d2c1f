import { expect, it } from 'vitest';
import { publishedManifest } from './published-manifest.ts';

it('takes out what names sources, at every depth, and leaves the order of conditions', () => {
  const { exports } = publishedManifest({
    name: 'a',
    version: '1.0.0',
    exports: {
      '.': { 'latchkey-source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
      './b': { node: { 'latchkey-source': './src/b.ts', default: './dist/b.js' } },
      './package.json': './package.json',
    },
  });
  expect(JSON.stringify(exports)).toBe(
    JSON.stringify({
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './b': { node: { default: './dist/b.js' } },
      './package.json': './package.json',
    }),
  );
});

it('keeps what users need and drops what only its development needs', () => {
  const exports = { '.': './dist/index.js' };
  const manifest = {
    name: 'a',
    version: '1.0.0',
    exports,
    dependencies: { b: '1.0.0' },
    engines: { node: '>=22' },
  };
  expect(publishedManifest({ ...manifest, devDependencies: { c: '1.0.0' } })).toEqual(manifest);
});
