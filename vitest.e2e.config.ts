import { defineConfig } from 'vitest/config';

/** Packs the package, installs it in another folder and uses it as a newcomer would. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    exclude: ['dist/**', 'node_modules/**'],
    globalSetup: ['tests/e2e/global-setup.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
