// Runs all checks, cheapest first. Stops after the first row with a failed step.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const skipsTests = process.env.SSEC_UNIT_DONE === '1';
const reporting = (file) => `--reporter=default --reporter=json --outputFile=.tmp/${file}.json`;

/**
 * As many stories about each of 20 faults as a quiet core tells in about 10 seconds. All of them, since
 * the share of the first few hangs on which they are.
 */
const ofStories = '--count 20 --trials 250 --budget 300 --share 0.8';

/** Steps of one row run at the same time, on one core each; tests and faults use both cores. */
const rows = [
  [
    ['check', 'npx biome check --error-on-warnings .'],
    ['typecheck', 'npm run -s typecheck'],
  ],
  [['package', 'npm run -s publint']],
  [['build', 'node scripts/build.mjs']],
  [['knip', 'npx knip']],
  [['documents', 'node scripts/docs.mjs']],
  [['documents are committed', 'git diff --exit-code --stat -- docs README.md CHANGELOG.md']],
  ...(skipsTests ? [] : [[['tests', 'npx vitest run --config vitest.config.ts']]]),
  [['long tests', `npx vitest run --config vitest.whole.config.ts ${reporting('whole')}`]],
  [['faults', 'node scripts/faults.mjs --check']],
  [['stories', `node scripts/fuzz-faults.mjs ${ofStories}`]],
  [['end to end', `npx vitest run --config vitest.e2e.config.ts ${reporting('e2e')}`]],
];

/** Runs one step. Prints its output at once, or after it if another step runs at the same time. */
function run([name, command], isAlone) {
  const startedAt = Date.now();
  const heading = `\n== ${name}: ${command}\n`;
  if (isAlone) process.stdout.write(heading);
  const output = isAlone ? 'inherit' : 'pipe';
  const child = spawn(command, { cwd, shell: true, stdio: ['ignore', output, output] });
  const chunks = [];
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      if (!isAlone) process.stdout.write(Buffer.concat([Buffer.from(heading), ...chunks]));
      const ending = code === 0 ? `ok, ${seconds} s` : `FAILED after ${seconds} s`;
      process.stdout.write(`== ${name} ${ending}\n`);
      resolve(code ?? 1);
    });
  });
}

for (const row of rows) {
  const codes = await Promise.all(row.map((step) => run(step, row.length === 1)));
  const failed = codes.find((code) => code !== 0);
  if (failed !== undefined) process.exit(failed);
}
