import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

/** Options of vitest that also work from any folder and in a read-only installation. */
export const vitestOptions = {
  root: fileURLToPath(new URL('.', import.meta.url)),
  envDir: false,
  cacheDir: join(tmpdir(), 'sse-c-conformance-cache'),
  test: {
    include: ['host.{js,ts}'],
    // The default excludes node_modules, where an installed package is.
    exclude: [],
    cache: false,
    pool: 'threads',
    // Node loads compiled files itself, faster and in less memory than through a transformation.
    server: { deps: { external: [/(?<!\/runner\/engine\/host)\.js$/] } },
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
    api: false,
    watch: false,
    // Most cases take longer than the default of 300 ms.
    slowTestThreshold: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    passWithNoTests: false,
  },
} satisfies ViteUserConfig;
