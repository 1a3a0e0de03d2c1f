import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** What a page has to load for some exports: minified and gzipped, in bytes. */
async function sizeOf(exports: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${exports} } from './index.ts'`, resolveDir: import.meta.dirname },
    conditions: ['latchkey-source'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

it.each([
  ['decodeJwt', 570],
  ['decodeJwt, expiresAt, isExpired', 750],
  ['createAuthSession', 6_900],
  ['createAuthSession, createAuthFetch', 7_270],
])('%s stays below %d bytes', async (exports, budget) => {
  expect(await sizeOf(exports)).toBeLessThan(budget);
});
