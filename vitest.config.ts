import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Inside the repository packages are used from their sources, so that no test ever runs a stale build.
const source = { conditions: ['latchkey-source'] };
const fromSources = { resolve: source, ssr: { resolve: source } };

// Limits against hanging, not for speed: a busy machine is no reason to fail.
const limits = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Much of the time a test waits for a process, a disk or a page: two at once pay even on a machine with two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        ...fromSources,
        test: {
          ...limits,
          name: 'node',
          include: ['{packages/{contract,server,client},apps/server,chaos,tools}/**/*.test.ts'],
          globalSetup: 'tools/postgres/global-setup.ts',
        },
      },
      'packages/angular',
      'apps/demo',
      {
        ...fromSources,
        test: { ...limits, name: 'browser', include: ['e2e/**/*.test.ts'] },
      },
    ],
  },
});
