// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');
const compiled = mkdtempSync(join(tmpdir(), 'latchkey-angular-size-'));

// By Angular's own compiler, as an application has it: what other tools make of decorators is much larger.
beforeAll(() => {
  const ngc = join(folder, '../../node_modules/.bin/ngc');
  const emit = ['--noEmit', 'false', '--allowImportingTsExtensions', 'false', '--outDir', compiled];
  const extensions = ['--rewriteRelativeImportExtensions', 'true', '--noCheck', 'true'];
  execFileSync(ngc, ['-p', join(folder, 'tsconfig.json'), ...emit, ...extensions], { stdio: 'pipe' });
}, 120_000);
afterAll(() => rmSync(compiled, { recursive: true }));

/** What the layer adds to a page that has Angular, RxJS and the client: minified and gzipped, in bytes. */
async function sizeOf(code: string): Promise<number> {
  const entry = join(compiled, 'src/entry.js');
  writeFileSync(entry, code);
  const { output } = await build({
    input: entry,
    external: [/^@angular\//, 'rxjs', '@latchkey/client'],
    // As builds for production have it.
    transform: { define: { ngDevMode: 'false' } },
    // A module that is imported in many files is imported once.
    output: { format: 'esm', minify: true },
    write: false,
  });
  return gzipSync(output[0].code, { level: 9 }).length;
}

it.each([
  ['all of it', "export * from './index.js'", 3_500],
  [
    'what every application has',
    "export { latchkeyInterceptor, LatchkeySession, provideLatchkey } from './index.js'",
    2_800,
  ],
])('%s stays below its budget', async (_name, code, budget) => {
  expect(await sizeOf(code)).toBeLessThan(budget);
});
