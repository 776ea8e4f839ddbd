import { defineConfig } from 'vitest/config';

/** What mutants of the judge are held against: the tests that need no endpoint. */
export default defineConfig({
  test: {
    include: ['tests/core/**/*.test.ts', 'tests/runner/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
