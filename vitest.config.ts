import { defineConfig } from 'vitest/config';

/** The project's own tests; those that pack and install are in vitest.e2e.config.ts. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'dist/**', 'node_modules/**'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
