import { defineConfig } from 'vitest/config';

// Inside the repository packages are used from their sources, so that no test ever runs a stale build.
const source = { conditions: ['latchkey-source'] };
const fromSources = { resolve: source, ssr: { resolve: source } };

// Limits against hanging, not for speed: a busy machine is no reason to fail.
const limits = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
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
