import { dirname } from 'node:path';
import {
  createCompilerHost,
  formatDiagnostics,
  performCompilation,
  readConfiguration,
} from '@angular/compiler-cli';
import type { Plugin } from 'vitest/config';

/**
 * Gives tests what Angular's own compiler makes ahead of time, as the built application has it. What other tools make
 * of TypeScript leaves Angular to be compiled in the page, where neither templates in files nor inputs and queries
 * that are signals are known. Angular's test builder would be a run, and a count, of its own.
 *
 * Everything is compiled at once, in memory, when the first file is asked for, and again after a change. That takes
 * about four seconds. No folder of compiled tests can be stale, and failures name lines of the sources.
 */
export function compileAngular(tsconfig: string): Plugin {
  // Vite's names of files have slashes everywhere, and so have TypeScript's.
  const folder = dirname(tsconfig).replaceAll('\\', '/');
  const isOurs = (id: string) => id.startsWith(folder) && id.endsWith('.ts');
  let compiled: ReadonlyMap<string, string> | undefined;
  return {
    name: 'compile-angular',
    enforce: 'pre',
    configureVitest({ defineCacheKeyGenerator }) {
      // What becomes of a file depends on others, its template for one: what was kept of an earlier run may be stale.
      defineCacheKeyGenerator(({ id }) => (isOurs(id) ? false : null));
    },
    load(id) {
      if (!isOurs(id)) return null;
      compiled ??= compile(tsconfig);
      const code = compiled.get(id);
      return code === undefined ? null : { code, map: compiled.get(`${id}.map`) ?? null };
    },
    watchChange() {
      compiled = undefined;
    },
  };
}

/** What became of each file, by its name, and the source map of that, with `.map` behind the name. */
function compile(tsconfig: string): ReadonlyMap<string, string> {
  const { options, rootNames, errors } = readConfiguration(tsconfig);
  const host = createCompilerHost({ options });
  const outputs = new Map<string, string>();
  host.writeFile = (name, text, _byteOrderMark, _onError, sources) => {
    const source = sources?.[0]?.fileName ?? '';
    outputs.set(name.endsWith('.map') ? `${source}.map` : source, text);
  };
  const { diagnostics } = performCompilation({
    options,
    rootNames,
    host,
    // Types are checked by `npm run check`, as everywhere.
    gatherDiagnostics: (program) => [
      ...program.getTsSyntacticDiagnostics(),
      ...program.getNgStructuralDiagnostics(),
    ],
  });
  const problems = [...errors, ...diagnostics];
  if (problems.length > 0) throw new Error(formatDiagnostics(problems));
  return outputs;
}
