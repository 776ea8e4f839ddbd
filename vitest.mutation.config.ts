import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const folders = ['tests/core', 'tests/runner'];
/** A test that starts the reference endpoint takes seconds, for each of thousands of mutants. */
const startsAnEndpoint = /fixtures\/endpoint|fuzz\/staged/;

const withAnEndpoint = folders.flatMap((folder) =>
  (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => startsAnEndpoint.test(readFileSync(file, 'utf8'))),
);

/** What mutants of the judge are held against: the tests that need no endpoint. */
export default defineConfig({
  test: {
    include: folders.map((folder) => `${folder}/**/*.test.ts`),
    exclude: withAnEndpoint,
    testTimeout: 60_000,
  },
});
