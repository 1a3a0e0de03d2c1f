import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { root } from '../../root.ts';
import { snippetsIn } from '../snippets.ts';

/** Somebody who has copied the code of `docs/other-frameworks.md` for the time of a test, and has another server. */
export interface Reader {
  /** Resolves to what the file exports. */
  open(fileName: string): Promise<Record<string, unknown>>;
  write(fileName: string, code: string): void;
}

/** `serverUrl` takes the place of the examples' server. */
export function readerOf(serverUrl: string): Reader {
  const readers = join(root, '.cache', 'readers');
  mkdirSync(readers, { recursive: true });
  // Within the repository, where packages are found. A folder of its own, because modules are kept by their names.
  const folder = mkdtempSync(join(readers, 'reader-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (fileName: string, code: string) =>
    writeFileSync(join(folder, fileName), code.replaceAll('https://api.example.com', serverUrl));
  write('tsconfig.json', '{ "compilerOptions": { "jsx": "react-jsx" } }');
  for (const { fileName = '', code } of snippetsIn('docs/other-frameworks.md')) write(fileName, code);
  return {
    write,
    open: async (fileName) => (await import(join(folder, fileName))) as Record<string, unknown>,
  };
}
