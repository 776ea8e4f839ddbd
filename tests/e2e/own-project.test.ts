import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { type Installed, install } from './installed.ts';

/** A vitest project of a user, with the packed package and allure-vitest. */
let project: Installed;
beforeAll(() => {
  project = install();
  const { folder } = project;
  mkdirSync(join(folder, 'tests'));
  writeFileSync(
    join(folder, 'package.json'),
    '{ "private": true, "type": "module", "dependencies": { "sse-c-conformance": "*" } }',
  );
  writeFileSync(join(folder, 'vitest.config.js'), config);
  writeFileSync(join(folder, 'tests', 'ssec.test.ts'), honest);
  writeFileSync(join(folder, 'tests', 'faulty.test.ts'), faulty);
  writeFileSync(join(folder, 'tests', 'unit.test.ts'), unit);
  writeFileSync(join(folder, 'use.ts'), typed);
});

const config = `
export default {
  test: {
    setupFiles: ['allure-vitest/setup'],
    reporters: ['default', ['allure-vitest/reporter', { resultsDir: 'allure-results' }]],
  },
};`;

const honest = `
import { createReferenceEndpoint } from 'sse-c-conformance';
import { conformance } from 'sse-c-conformance/vitest';
import { afterAll } from 'vitest';

const endpoint = await createReferenceEndpoint();
await conformance({ endpoint, rules: ['put.md5.mismatch', 'get.wrong-key'], seed: 1 });
afterAll(() => endpoint.close());
`;

const faulty = `
import { createReferenceEndpoint } from 'sse-c-conformance';
import { conformance } from 'sse-c-conformance/vitest';
import { afterAll, describe } from 'vitest';

const endpoint = await createReferenceEndpoint({ faults: ['accepts-wrong-key'] });
describe('a faulty endpoint', async () => {
  await conformance({ endpoint, rules: ['get.wrong-key', 'put.md5.mismatch'], seed: 1 });
});
afterAll(() => endpoint.close());
`;

const unit = `
import { expect, test } from 'vitest';
test('adds', () => expect(1 + 1).toBe(2));
`;

const typed = `
import {
  arbitraries, createReferenceEndpoint, diagnose, expectations, fuzz, ownClause, rule, rules,
  runConformance, type CaseReport, type RunReport,
} from 'sse-c-conformance';
import { conformance } from 'sse-c-conformance/vitest';

const endpoint = await createReferenceEndpoint({ faults: ['no-echo'] });
const report: RunReport = await runConformance({ endpoint, rules: ['put.*'] });
const failed: readonly CaseReport[] = report.cases.filter((one) => one.verdict === 'fail');
const causes: string[] = diagnose(report).causes.map((cause) => cause.id);
const found: RunReport = await fuzz({ endpoint, budgetMs: 1000 });
const ids: string[] = rules.map((one) => one.id);
const own = rule({
  id: 'put.acme.x', level: 'SHOULD', title: 'x', on: ['PutObject'],
  clause: ownClause({ quote: 'x', source: 'x', url: 'https://example.com' }),
  given: { key: arbitraries.customerKey() },
  act: ({ write }, drawn) => write(drawn),
  expect: expectations.echoes('key'),
  catches: ['no-echo'],
});
await conformance({ endpoint, ownRules: [own] });
// @ts-expect-error: a fault that there is not
await createReferenceEndpoint({ faults: ['nonsense'] });
// @ts-expect-error: an option that there is not
await runConformance({ endpoint, rule: 'put.*' });
export { causes, failed, found, ids };
`;

function vitest(...args: readonly string[]) {
  const { folder } = project;
  const env = { PATH: process.env.PATH ?? '', HOME: folder, CI: '1', NO_COLOR: '1' };
  const command = join(folder, 'node_modules', '.bin', 'vitest');
  const { status, stdout, stderr } = spawnSync(command, ['run', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, text: stdout + stderr };
}

test('cases are tests of the project: a failed one has its lab note, and allure-vitest has all', () => {
  const { status, text } = vitest();
  expect(text).toContain('Tests  1 failed | 10 passed (11)');
  expect(status).toBe(1);
  expect(text).toContain(
    'FAIL  tests/faulty.test.ts > a faulty endpoint > get.wrong-key@GetObject',
  );
  expect(text).toMatch(/expected\s+refused with 4xx or 501/);
  const folder = join(project.folder, 'allure-results');
  const results = readdirSync(folder)
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  expect(results).toHaveLength(11);
  const wrongKey = results.filter(({ name }) => name === 'get.wrong-key@GetObject');
  expect(wrongKey.map(({ status: outcome }) => outcome).sort()).toEqual(['failed', 'passed']);
});

test('names select cases, and a file without any that is selected sends nothing', () => {
  const { status, text } = vitest('-t', 'put\\.md5\\.mismatch@CopyObject');
  expect(text).toContain('2 passed');
  expect(status).toBe(0);
});

test('vitest distributes files over its shards, and refuses more shards than files', () => {
  const shards = [vitest('--shard', '1/3'), vitest('--shard', '2/3'), vitest('--shard', '3/3')];
  const passed = shards.map(({ text }) => /Tests .*?(\d+) passed/.exec(text)?.[1]);
  expect(passed.toSorted()).toEqual(['1', '4', '5']);
  const one = vitest('--shard', '1/4');
  expect(one.status).toBe(1);
  expect(one.text).toContain('--shard <count> must be a smaller than count of test files');
});

test('a program with its types compiles, and only with what there is', () => {
  const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
  const types = fileURLToPath(new URL('../../node_modules/@types', import.meta.url));
  const flags = [
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--exactOptionalPropertyTypes',
  ];
  const compile = () =>
    execFileSync(tsc, [...flags, '--typeRoots', types, '--types', 'node', 'use.ts'], {
      cwd: project.folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(compile()).toBe('');
});
