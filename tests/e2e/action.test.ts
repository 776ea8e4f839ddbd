import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composed } from './composite.ts';
import { serve } from './installed.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'dist', 'cli', 'main.js');
/** A checkout of this repository, without what was built or installed. */
const action = mkdtempSync(join(tmpdir(), 'sse-c-checkout-'));
const workspace = mkdtempSync(join(tmpdir(), 'sse-c-workspace-'));
const args = '--seed 1 --rule get.wrong-key get.right-key head.wrong-key';

let served: Awaited<ReturnType<typeof serve>>;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  const copy = `git ls-files -z | xargs -0 cp --parents -t '${action}'`;
  execFileSync('bash', ['-c', copy], { cwd: root });
  served = await serve({ folder: workspace, command }, ['accepts-wrong-key']);
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_CA_BUNDLE = '' } = served.env;
  env = {
    ...{ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_CA_BUNDLE },
    ...{ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' },
  };
});
afterAll(async () => {
  served.running.child.kill('SIGTERM');
  await served.running.ended;
});

/** The first test builds what the others use. */
const used = (given: Readonly<Record<string, string>>, without?: string) =>
  composed(
    { action, workspace, ...(without && { without }) },
    { endpoint: served.env.ENDPOINT ?? '', ...given },
    env,
  );

test('the action builds itself, fails the job for a failed MUST, and keeps summary, annotations and reports', () => {
  const done = used({ args });
  expect(done.outputs).toEqual({ 'run.exit-code': '1' });
  expect(done.hasFailed).toBe(true);
  expect(done.log).toContain('::error title=get.wrong-key@GetObject::MUST: ');
  expect(done.summary).toContain('get.wrong-key&#64;GetObject');
  const [kept] = done.used.filter(({ uses }) => uses.startsWith('actions/upload-artifact'));
  expect(kept?.with).toEqual({ name: 'sse-c-report', path: 'sse-c-report' });
  expect(readdirSync(join(workspace, kept?.with.path ?? '')).toSorted()).toEqual([
    ...['junit.xml', 'report.html', 'report.json', 'summary.md'],
  ]);
});

test('with a baseline that expects the failure the job is green, and nothing is annotated', () => {
  const gate = `${args} --baseline 'known failures.json'`;
  expect(used({ args: `${gate} --update-baseline` }, 'Build').outputs).toEqual({
    'run.exit-code': '0',
  });
  const done = used({ args: gate, out: 'out' }, 'Build');
  expect([done.hasFailed, done.outputs]).toEqual([false, { 'run.exit-code': '0' }]);
  expect(done.log).not.toMatch(/::(error|warning)/);
});

test('a mistake in its inputs fails the job with the code of bad usage', () => {
  const done = used({ args: '--no-such-flag' }, 'Build');
  expect([done.hasFailed, done.outputs]).toEqual([true, { 'run.exit-code': '2' }]);
});
