// Everything that must be green, cheapest first. Stops at the first failure.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const skipsUnitTests = process.env.SSEC_UNIT_DONE === '1';

const steps = [
  ['check', 'npx biome check --error-on-warnings .'],
  ['typecheck', 'npx tsc -p tsconfig.json'],
  ['build', 'node scripts/build.mjs'],
  ...(skipsUnitTests ? [] : [['unit tests', 'npx vitest run --config vitest.config.ts']]),
  ['knip', 'npx knip'],
  ['publint', 'npx publint --strict'],
  ['documents', 'node scripts/docs.mjs'],
  ['documents are committed', 'git diff --exit-code --stat -- docs README.md CHANGELOG.md'],
  ['faults', 'node scripts/faults.mjs'],
  [
    'end to end',
    'npx vitest run --config vitest.e2e.config.ts --reporter=default --reporter=json --outputFile=.tmp/e2e.json',
  ],
];

for (const [name, command] of steps) {
  const startedAt = Date.now();
  process.stdout.write(`\n== ${name}: ${command}\n`);
  const { status } = spawnSync(command, {
    cwd,
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  if (status !== 0) {
    process.stdout.write(`== ${name} FAILED after ${seconds} s\n`);
    process.exit(status ?? 1);
  }
  process.stdout.write(`== ${name} ok, ${seconds} s\n`);
}
