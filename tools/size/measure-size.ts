import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../root.ts';
import { asAngularApplication } from './as-angular-application.ts';

/** What is measured: some exports of a library, with all that they need besides Angular and RxJS. */
export interface Part {
  /** The name of a package, or a path in `folder`. */
  readonly library: string;
  /** Separated by commas, or `*` for all. */
  readonly exports: string;
  /** A package that the page has anyway. */
  readonly without?: string;
}

export interface Source {
  /** Where `library` is resolved; by default where everything is installed that is compared. */
  readonly folder?: string;
  /** Further conditions of `exports`. By default a package is taken as it is published. */
  readonly conditions?: string[];
}

/** In bytes. */
export interface Size {
  readonly minified: number;
  readonly gzipped: number;
}

/** What a page has to load for a part, made with the settings of Angular's builds for production. */
export async function measureSize(part: Part, source: Source = {}): Promise<Size> {
  const { folder = join(root, 'bench'), conditions = [] } = source;
  const { outputFiles } = await build({
    stdin: { contents: codeOf(part), resolveDir: folder },
    alias: { '@latchkey/angular': join(root, 'packages/angular/dist') },
    external: ['@angular/*', 'rxjs', 'rxjs/*', ...(part.without ? [part.without] : [])],
    conditions,
    plugins: [asAngularApplication()],
    define: { ngDevMode: 'false', ngJitMode: 'false', ngServerMode: 'false', ngHmrMode: 'false' },
    pure: ['forwardRef'],
    bundle: true,
    minify: true,
    legalComments: 'none',
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: contents.length, gzipped: gzipSync(contents, { level: 9 }).length };
}

function codeOf({ library, exports }: Part): string {
  return `export ${exports === '*' ? '*' : `{ ${exports} }`} from '${library}';`;
}
