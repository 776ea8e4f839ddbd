import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { weighs } from '../../core/exit-code.ts';
import type { CaseReport, RunReport } from '../../core/report.ts';
import { command, vitest } from '../hostile/command.ts';
import { type Front, pass, startFront } from '../hostile/front.ts';

const folder = mkdtempSync(join(tmpdir(), 'sse-c-outcomes-'));
/** A few rules with failures of all levels, blocked cases and skipped ones. */
const rules = ['put.md5.*', 'attrs.no-md5', 'nokey.tagging'];
let front: Front;

/** Ignores the key MD5, refuses the uploads of rules, and has no tagging. */
beforeAll(async () => {
  front = await startFront(
    async ({ message, response, honest }) => {
      const { method, url = '' } = message;
      // Names of rules have a dot in them, those of the probes have none.
      if (/\/put\.[^?]*\?uploads/.test(url)) return void response.writeHead(403).end();
      if (method === 'PUT' && /\?tagging/.test(url)) return void response.writeHead(501).end();
      pass(response, await honest());
    },
    'first',
    { faults: ['ignores-key-md5', 'ignores-missing-md5'] },
  );
});
afterAll(() => front.close());

const newFolder = () => mkdtempSync(join(folder, 'cwd-'));

/** A test in the report of vitest's JSON reporter. */
interface VitestResult {
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly failureMessages: readonly string[];
  readonly meta: { readonly report?: CaseReport };
}

function vitestResultsIn(file: string): readonly VitestResult[] {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly testResults: readonly { readonly assertionResults: readonly VitestResult[] }[];
  };
  return testResults.flatMap(({ assertionResults }) => assertionResults);
}

/** The outcome that docs/vitest.md gives for a case. */
function documented(one: CaseReport, failOn: RunReport['failOn']): VitestResult['status'] {
  if (one.verdict === 'skip') return 'skipped';
  if (one.verdict === 'blocked') return one.level === 'MUST' ? 'failed' : 'skipped';
  if (one.verdict === 'fail') return weighs(one, failOn) ? 'failed' : 'passed';
  return one.verdict === 'pass' ? 'passed' : 'failed';
}

describe('one run under vitest', () => {
  const cwd = newFolder();
  let ran: { readonly code: number | null; readonly out: string; readonly err: string };
  let report: RunReport;
  let tested: readonly VitestResult[];
  beforeAll(async () => {
    const reporters = ['default', 'json', 'junit', 'github-actions'].map((r) => `--reporter=${r}`);
    const files = ['--outputFile.json=v.json', '--outputFile.junit=v.xml'];
    const env = { SSE_C_RULE: rules.join(' '), SSE_C_OUT: 'ours' };
    ran = await vitest(front, [...reporters, ...files], { cwd, env });
    report = JSON.parse(readFileSync(join(cwd, 'ours/report.json'), 'utf8'));
    tested = vitestResultsIn(join(cwd, 'v.json'));
  });
  test('the run has verdicts of every kind', () => {
    const kinds = report.cases.map(({ verdict, level }) => `${verdict} ${level}`);
    for (const kind of ['pass MUST', 'fail MUST', 'fail SHOULD', 'blocked MUST', 'skip MUST'])
      expect(kinds).toContain(kind);
    expect(report.cases.some((one) => one.verdict === 'fail' && one.disputed)).toBe(true);
  });
  test('each case has the vitest outcome that is documented for its verdict', () => {
    const outcomes = Object.fromEntries(tested.map(({ title, status }) => [title, status]));
    expect(outcomes).toEqual(
      Object.fromEntries(report.cases.map((one) => [one.id, documented(one, report.failOn)])),
    );
    for (const one of tested)
      expect(one.meta.report).toEqual(report.cases.find(({ id }) => id === one.title));
    expect([ran.code, report.exitCode]).toEqual([1, 1]);
  });
  test('a failed case has its lab note and a diff in every reporter', () => {
    const failed = tested.find(({ title }) => title === 'put.md5.mismatch@PutObject');
    expect(failed?.failureMessages.join('\n')).toMatch(/fail: MUST: [\s\S]*\nreplay {4}npx/);
    expect(ran.err).toContain('Expected: "refused with 4xx or 501"');
    const xml = readFileSync(join(cwd, 'v.xml'), 'utf8');
    expect(xml).toMatch(/<testcase [^>]*name="put.md5.mismatch@PutObject"[^>]*>\s*<failure /);
    expect(ran.out).toMatch(/^::error .*put.md5.mismatch@PutObject/m);
  });
  test('a failure below --fail-on is a warning, and no ledger is left', () => {
    expect(ran.out).toMatch(/^::warning .*::fail: SHOULD: /m);
    expect(readdirSync(folder).filter((name) => name.startsWith('ledger'))).toEqual([]);
    expect(readdirSync(join(cwd, 'ours')).filter((name) => /ledger/.test(name))).toEqual([]);
  });
});

describe('a run under vitest that judges nothing', () => {
  test.each([
    ['no test has such a name', ['-t', 'no.such.rule'], {}, /Nothing can be concluded/],
    [
      'no rule has such an id',
      [],
      { SSE_C_RULE: 'no.such.*' },
      /--rule 'no\.such\.\*' matches no rule/,
    ],
    ['a variable is misspelt', [], { SSE_C_RUELS: 'put.*' }, /SSE_C_RUELS is not a variable/],
    ['every case is skipped', [], { SSE_C_RULE: 'nokey.tagging' }, /Nothing can be concluded/],
    [
      'the endpoint is unreachable',
      [],
      { SSE_C_ENDPOINT: 'https://localhost:1' },
      /cannot be reached/,
    ],
  ] as const)('a run under vitest is red where %s', async (_, args, env, says) => {
    const { code, out, err } = await vitest(front, args, {
      cwd: newFolder(),
      env: { SSE_C_RULE: 'put.md5.mismatch', ...env },
    });
    expect(out + err).toMatch(says);
    expect(code).not.toBe(0);
  });
});

test('a run under vitest that is interrupted cleans up, and its reporter writes', async () => {
  const cwd = newFolder();
  const { code } = await vitest(front, ['--reporter=json', '--outputFile=v.json'], {
    cwd,
    env: { SSE_C_TRIALS: '200', SSE_C_OUT: 'ours' },
    onStart: (child) =>
      child.stderr?.on('data', (chunk: Buffer) => {
        if (chunk.includes('cases, seed')) setTimeout(() => child.kill('SIGINT'), 2_000);
      }),
  });
  expect(code).not.toBe(0);
  const blocked = vitestResultsIn(join(cwd, 'v.json')).filter(
    ({ meta }) => meta.report?.reason === 'interrupted before it ran',
  );
  expect(blocked.length).toBeGreaterThan(0);
  const files = readdirSync(join(cwd, 'ours'));
  expect(files).toContain('report.json');
  expect(files.filter((name) => name.startsWith('ledger'))).toEqual([]);
});

/** A result as Allure reads it. */
interface Result {
  readonly testCaseId: string;
  readonly status: string;
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  readonly links: readonly { readonly url: string }[];
  readonly steps: readonly { readonly attachments: readonly { readonly source: string }[] }[];
}

test('Allure results have every verdict, with level, operation, clause and exchanges', async () => {
  const out = join(folder, 'allure');
  await command(front, [
    ...['--endpoint', front.url, '--ca', front.caFile, '--seed', '5', '--out', out],
    ...['--report', 'json,allure', '--rule', ...rules],
  ]);
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport;
  const results = join(out, 'allure-results');
  const read = readdirSync(results)
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')) as Result);
  const statuses = {
    ...{ pass: 'passed', fail: 'failed', blocked: 'broken', error: 'broken', skip: 'skipped' },
  };
  expect(Object.fromEntries(read.map((one) => [one.testCaseId, one.status]))).toEqual(
    Object.fromEntries(report.cases.map((one) => [one.id, statuses[one.verdict]])),
  );
  const severities = { MUST: 'critical', SHOULD: 'normal', MAY: 'minor' };
  for (const one of report.cases) {
    const result = read.find(({ testCaseId }) => testCaseId === one.id);
    const labels = Object.fromEntries(result?.labels.map(({ name, value }) => [name, value]) ?? []);
    expect(labels).toMatchObject({ severity: severities[one.level], suite: one.operation });
    expect(result?.links.map(({ url }) => url)).toContain(one.clause.url);
    const attached = result?.steps.flatMap(({ attachments }) => attachments) ?? [];
    expect(attached).toHaveLength(one.findings.flatMap(({ exchanges }) => exchanges).length);
    for (const { source } of attached) expect(existsSync(join(results, source))).toBe(true);
  }
  const environment = readFileSync(join(results, 'environment.properties'), 'utf8');
  expect(environment).toContain(`endpoint=${front.url}`);
  expect(JSON.parse(readFileSync(join(results, 'categories.json'), 'utf8'))).toHaveLength(6);
});
