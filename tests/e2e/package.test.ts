import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseReport } from '../../core/report.ts';
import { type Installed, install, runInstalled, serve, target, underWay } from './installed.ts';

let installed: Installed;
beforeAll(() => {
  installed = install();
});

const account = { AWS_ACCESS_KEY_ID: 'TESTONLY', AWS_SECRET_ACCESS_KEY: 'TESTONLY' };

test('--version prints a version, and --help names every command', async () => {
  const version = await runInstalled(installed, ['--version']);
  expect(version).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  const help = await runInstalled(installed, ['--help']);
  expect(help.code).toBe(0);
  for (const command of ['run', 'list', 'explain', 'serve', 'cleanup'])
    expect(help.out).toContain(command);
});

test('a run without --endpoint tests the reference endpoint, says so, and writes valid reports', async () => {
  const ended = await runInstalled(installed, [
    '--out',
    'reports',
    '--seed',
    '1',
    '--report',
    'json,junit,html,markdown,allure',
  ]);
  expect(ended.err).toContain('testing the built-in reference endpoint');
  expect(ended.code).toBe(0);
  const folder = join(installed.folder, 'reports');
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  const schema = JSON.parse(
    readFileSync(
      join(installed.folder, 'node_modules/sse-c-conformance/dist/reports/report.schema.json'),
      'utf8',
    ),
  );
  expect(new Ajv({ strict: false }).validate(schema, report)).toBe(true);
  expect(report.summary).toMatchObject({ fail: 0, blocked: 0, error: 0 });
  const skipped = report.cases.filter((one: CaseReport) => one.verdict === 'skip');
  // The AWS SDK is loaded only where its rules are asked for.
  const unasked = ({ rule, reason }: CaseReport) =>
    rule.startsWith('interop.') && (reason?.startsWith('sdk: not loaded unless') ?? false);
  expect(skipped.filter((one: CaseReport) => !unasked(one))).toEqual([]);
  expect(report.summary.requests).toBeGreaterThan(2000);
  for (const file of ['junit.xml', 'report.html', 'summary.md'])
    expect(existsSync(join(folder, file)), file).toBe(true);
  const results = readdirSync(join(folder, 'allure-results'));
  expect(results.filter((name) => name.endsWith('-result.json'))).toHaveLength(report.cases.length);
  expect(readdirSync(folder).filter((name) => name.startsWith('ledger'))).toEqual([]);
});

test('list prints the cases as JSON, explain prints a rule, and an unknown rule is bad usage', async () => {
  const list = await runInstalled(installed, ['list', '--json']);
  expect(JSON.parse(list.out).cases.length).toBeGreaterThan(500);
  const explained = await runInstalled(installed, ['explain', 'get.wrong-key']);
  expect(explained.out).toContain('accepts-wrong-key');
  expect((await runInstalled(installed, ['explain', 'no.such.rule'])).code).toBe(2);
});

describe('bad input', () => {
  const bad: readonly (readonly [
    name: string,
    code: number,
    args: readonly string[],
    says: RegExp,
  ])[] = [
    ['an unknown flag', 2, ['--endpont', 'x'], /Did you mean --endpoint/],
    ['a glob that matches nothing', 2, ['--rule', 'no.such.*'], /matches no rule/],
    ['a malformed URL', 2, ['--endpoint', 'not a url'], /is not a URL/],
    ['plain http without --allow-http', 2, ['--endpoint', 'http://localhost:1'], /SSE-C needs TLS/],
    ['a number out of bounds', 2, ['--trials', '0'], /whole number/],
    ['an unknown report', 2, ['--report', 'pdf'], /is not a report format/],
    [
      'an unreadable CA',
      2,
      ['--endpoint', 'https://localhost:1', '--ca', 'none.pem'],
      /cannot be read/,
    ],
    ['a folder that cannot be written', 2, ['--out', '/proc/none'], /cannot be written/],
    [
      'a port that nobody listens on',
      3,
      ['--endpoint', 'https://localhost:1'],
      /cannot be reached/,
    ],
  ];
  test.each(bad)(
    '%s ends with one sentence and the right exit code',
    async (_, code, args, says) => {
      const ended = await runInstalled(installed, args, account);
      expect(ended.err).toMatch(says);
      expect(ended.err).not.toMatch(/\n\s+at /);
      expect(ended.code).toBe(code);
    },
  );

  test('a run without credentials ends with one sentence and exit code 2', async () => {
    const ended = await runInstalled(installed, ['--endpoint', 'https://localhost:1']);
    expect(ended).toMatchObject({
      code: 2,
      err: expect.stringContaining('No credentials were found'),
    });
  });

  test('a port that speaks another protocol ends with one sentence and exit code 3', async () => {
    const server = createServer((socket) => socket.end('220 mail.example ready\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const ended = await runInstalled(
      installed,
      ['--endpoint', `https://localhost:${port}`],
      account,
    );
    server.close();
    expect(ended.code).toBe(3);
    expect(ended.err).toMatch(/does not speak TLS|cannot be reached/);
  });
});

describe('a served endpoint', () => {
  test('a fault of a served endpoint is found, and no output shows the secrets', async () => {
    const { running, env } = await serve(installed, ['accepts-wrong-key']);
    const args = [
      ...target(env),
      '--out',
      'faulty',
      '--seed',
      '3',
      '--verbose',
      '--rule',
      'get.wrong-key',
      '--rule',
      'mpu.complete.object-locked',
    ];
    const ended = await runInstalled(installed, args, env);
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 0 });
    expect(ended.code).toBe(1);
    expect(ended.out).toContain('get.wrong-key');
    const secrets = [env.AWS_SECRET_ACCESS_KEY ?? '', 'TEST ONLY key of the shared part'].map(
      (text) => Buffer.from(text),
    );
    const folder = join(installed.folder, 'faulty');
    const texts = [
      ended.out,
      ended.err,
      ...readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')),
    ];
    for (const secret of secrets) {
      const base64 = secret.toString('base64');
      const spellings = [
        secret.toString('latin1'),
        secret.toString('hex'),
        base64.replace(/=+$/, ''),
        secret.toString('base64url'),
        encodeURIComponent(base64),
      ];
      for (const text of texts)
        for (const spelling of spellings) expect(text.includes(spelling)).toBe(false);
    }
  });

  test('wrong credentials and an untrusted CA end with exit code 3 and advice', async () => {
    const { running, env } = await serve(installed);
    const wrongKey = await runInstalled(installed, target(env), account);
    expect(wrongKey).toMatchObject({ code: 3, err: expect.stringContaining('InvalidAccessKeyId') });
    const wrongSecret = { ...env, AWS_SECRET_ACCESS_KEY: 'wrong' };
    const refused = await runInstalled(installed, target(env), wrongSecret);
    expect(refused).toMatchObject({
      code: 3,
      err: expect.stringContaining('SignatureDoesNotMatch'),
    });
    const noCa = { ...env, AWS_CA_BUNDLE: '' };
    const untrusted = await runInstalled(installed, ['--endpoint', env.ENDPOINT ?? ''], noCa);
    expect(untrusted).toMatchObject({ code: 3, err: expect.stringContaining('is not trusted') });
    running.child.kill('SIGINT');
    await running.ended;
  });

  test('Ctrl-C stops the run, cleans up and reports what was judged', async () => {
    const { running, env } = await serve(installed);
    const run = await underWay(installed, { env, out: 'stopped', forMs: 1500 });
    run.child.kill('SIGINT');
    const ended = await run.ended;
    expect(ended.code).toBe(130);
    expect(ended.err).toContain('Stopping');
    const folder = join(installed.folder, 'stopped');
    expect(readdirSync(folder)).toContain('report.json');
    expect(readdirSync(folder).filter((name) => name.startsWith('ledger'))).toEqual([]);
    running.child.kill('SIGINT');
    await running.ended;
  });

  test('cleanup deletes what a killed run left', async () => {
    const { running, env } = await serve(installed);
    const run = await underWay(installed, { env, out: 'killed', forMs: 1000 });
    run.child.kill('SIGKILL');
    await run.ended;
    const folder = join(installed.folder, 'killed');
    const [ledger] = readdirSync(folder).filter((name) => name.startsWith('ledger'));
    const cleaned = await runInstalled(
      installed,
      ['cleanup', join(folder, ledger ?? ''), '--ca', env.CA_FILE ?? ''],
      env,
    );
    expect(cleaned).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+ deleted, 0 left\.\n$/),
    });
    expect(readdirSync(folder)).not.toContain(ledger);
    const notOne = join(folder, 'none.jsonl');
    writeFileSync(notOne, 'no ledger\n');
    expect((await runInstalled(installed, ['cleanup', notOne], env)).code).toBe(2);
    running.child.kill('SIGINT');
    await running.ended;
  });
});
