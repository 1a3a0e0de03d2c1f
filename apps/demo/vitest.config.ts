import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { compileAngular } from './compile-angular.ts';

// The libraries are used from their sources, as everywhere inside the repository.
const source = { conditions: ['latchkey-source'] };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [compileAngular(join(import.meta.dirname, 'tsconfig.test.json'))],
  resolve: source,
  ssr: { resolve: source },
  test: {
    // Against hanging, not for speed.
    testTimeout: 60_000,
    name: 'demo',
    environment: 'jsdom',
    setupFiles: ['test-setup.ts'],
    include: ['src/**/*.test.ts'],
    // One page and one Angular for all files, as under Angular's own test builder: a third of the time. One worker for
    // them, for which Vitest wants a turn of their own.
    isolate: false,
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
  },
});
