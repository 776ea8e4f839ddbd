import { defineConfig } from 'vitest/config';

/** The project's own tests; those that pack and install are in vitest.e2e.config.ts. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'dist/**', 'node_modules/**'],
    globalSetup: ['tests/global-setup.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
