import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

/** Vitest as it runs the cases: from any folder, and from an install nobody may write. */
export const vitestOptions = {
  root: fileURLToPath(new URL('.', import.meta.url)),
  envDir: false,
  cacheDir: join(tmpdir(), 'sse-c-conformance-cache'),
  test: {
    include: ['host.{js,ts}'],
    // The default leaves out node_modules, which is where an installed package lives.
    exclude: [],
    cache: false,
    pool: 'threads',
    // Compiled files need no transformation: Node loads them itself, faster and in less memory.
    server: { deps: { external: [/(?<!\/runner\/engine\/host)\.js$/] } },
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
    api: false,
    watch: false,
    // Most cases take longer than the default, and none is remarkable for it.
    slowTestThreshold: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    passWithNoTests: false,
  },
} satisfies ViteUserConfig;
