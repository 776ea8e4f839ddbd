import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { vitestOptions } from './runner/engine/vitest-options.ts';

const near = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** The suite for vitest's own command line: `vitest run --config …`; see docs/vitest.md. */
export default defineConfig({
  ...vitestOptions,
  // Reporters write their files where vitest was started, not into the package.
  root: process.cwd(),
  test: {
    ...vitestOptions.test,
    dir: near('runner/engine'),
    globalSetup: [near(`cli/vitest/setup.${extension}`)],
  },
});
