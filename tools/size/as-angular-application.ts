import { JavaScriptTransformer } from '@angular/build/private';
import type { Plugin } from 'esbuild';

/**
 * Does to each file what Angular's own build does to it for production: links the form in which Angular libraries are
 * published, and marks what may be left out. Files with nothing of Angular in them stay as they are.
 */
export function asAngularApplication(): Plugin {
  return {
    name: 'as-angular-application',
    setup(build) {
      const options = { sourcemap: false, advancedOptimizations: true, maxConcurrency: 1 };
      const transformer = new JavaScriptTransformer(options);
      build.onLoad({ filter: /\.[cm]?js$/ }, async ({ path }) => ({
        contents: await transformer.transformFile(path),
        loader: 'js',
      }));
      build.onDispose(() => void transformer.close());
    },
  };
}
