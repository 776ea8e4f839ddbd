import { defineConfig } from 'vitest/config';

/** What `npm test` runs; of the long tests a sample. See docs/testing.md. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [
      ...['tests/e2e/**', 'dist/**', 'node_modules/**'],
      // Half a minute or more each, and nothing to sample: `npm run ci` runs them.
      ...['tests/whole/outcomes.test.ts', 'tests/whole/second-endpoint.test.ts'],
      'tests/world/sdk/loading.test.ts',
    ],
    globalSetup: ['tests/global-setup.ts'],
    provide: { extent: 'sample' },
    pool: 'threads',
    maxWorkers: 2,
    // Each of the two workers loads the sources once, not once a file.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    // A hung test is found late, but a loaded machine fails none.
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
