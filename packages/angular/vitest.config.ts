import { defineConfig } from 'vitest/config';

// The client is used from its sources, as everywhere inside the repository.
const source = { conditions: ['latchkey-source'] };

export default defineConfig({
  root: import.meta.dirname,
  resolve: source,
  ssr: { resolve: source },
  test: {
    // Against hanging, not for speed.
    testTimeout: 60_000,
    name: 'angular',
    environment: 'jsdom',
    setupFiles: ['test-setup.ts'],
    include: ['{src,testing}/**/*.test.ts'],
  },
});
