import { defineConfig } from 'vitest/config';

const isNamed = (file: string) => process.argv.some((word) => word.includes(file));

/**
 * The long tests in full, for `npm run ci`: every row, every rule. See docs/testing.md. All rows of
 * some files take longer than the rest together: name the file to run them.
 */
export default defineConfig({
  test: {
    include: [
      'tests/whole/determinism.test.ts',
      'tests/whole/honest.test.ts',
      'tests/whole/shards.test.ts',
      'tests/whole/grumpy.test.ts',
      'tests/whole/outcomes.test.ts',
      'tests/whole/second-endpoint.test.ts',
      'tests/hostile/interrupted.test.ts',
      ...(isNamed('hostile.test') ? ['tests/hostile/*.test.ts'] : []),
      ...(isNamed('without-feature') ? ['tests/whole/without-feature.test.ts'] : []),
      ...(isNamed('agreement') ? ['tests/core/model/agreement.test.ts'] : []),
      ...(isNamed('tests/amazon') ? ['tests/amazon/*.test.ts'] : []),
      'tests/canary/*.test.ts',
      'tests/world/sdk/loading.test.ts',
    ],
    globalSetup: ['tests/global-setup.ts'],
    provide: { extent: 'whole' },
    pool: 'threads',
    maxWorkers: 2,
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
