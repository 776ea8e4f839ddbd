import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completed } from '../../cli/completed.ts';
import { runFlagsOf } from '../../cli/program.ts';
import { assertSameEndpoint, rerunOf } from '../../cli/rerun.ts';
import { version } from '../../cli/version.ts';
import { cutOffReasons } from '../../core/cut-off.ts';
import { UsageError } from '../../core/errors.ts';
import type { CaseReport, RunReport } from '../../core/report.ts';
import { renderConsole } from '../../reports/index.ts';
import { hostileCase, reportOf } from '../reports/hostile-report.ts';

const rules = ['get.wrong-key', 'get.no-key', 'get.right-key', 'put.md5.mismatch'] as const;
const [wrongKey, noKey, rightKey] = rules;
const on = (verdict: CaseReport['verdict'], rule: string, more: Partial<CaseReport> = {}) =>
  hostileCase(verdict, { rule, operation: 'GetObject', ...more });
const url = 'https://bugs.example.test/';
const clause = { id: 'c', quote: 'q', source: 's', url };
const cut = (rule: string) => on('blocked', rule, { reason: cutOffReasons.interrupted });

function written(cases: readonly CaseReport[], more: Partial<RunReport> = {}): string {
  const file = join(mkdtempSync(join(tmpdir(), 'sse-c-rerun-')), 'report.json');
  const safe = cases.map((one) => ({ ...one, clause, findings: [] }));
  const report = { ...reportOf(safe), tool: { name: 'sse-c-conformance', version: version() } };
  writeFileSync(file, JSON.stringify({ ...report, ...more }));
  return file;
}

const chosen = (flag: string, file: string, ...args: readonly string[]) =>
  rerunOf(runFlagsOf([flag, file, ...args]));

describe('--rerun-failed', () => {
  test('takes the cases that did not pass, with seed and trials of the report', () => {
    const cases = [on('fail', wrongKey), on('pass', rightKey), on('blocked', noKey)];
    const { flags, earlier } = chosen('--rerun-failed', written(cases));
    expect(flags.rule).toEqual([`${wrongKey}@GetObject`, `${noKey}@GetObject`]);
    expect([flags.seed, flags.trials, earlier]).toEqual([42, 4, undefined]);
    const given = chosen('--rerun-failed', written(cases), '--seed', '7', '--trials', '9');
    expect([given.flags.seed, given.flags.trials]).toEqual([7, 9]);
  });
  test('leaves out cases that this release has no more', () => {
    const cases = [on('fail', wrongKey), on('fail', 'no.such.rule')];
    expect(chosen('--rerun-failed', written(cases)).flags.rule).toEqual([`${wrongKey}@GetObject`]);
  });
  test.each([
    [
      'a report whose cases passed',
      () => written([on('pass', rightKey)]),
      [],
      /no case that failed/,
    ],
    ['a report without cases', () => written([]), [], /no case at all/],
    [
      'a choice of rules beside it',
      () => written([on('fail', wrongKey)]),
      ['--rule', 'get.*'],
      /Leave out --rule/,
    ],
  ])('%s is a usage error', (_, file, args, says) => {
    expect(() => chosen('--rerun-failed', file(), ...args)).toThrow(UsageError);
    expect(() => chosen('--rerun-failed', file(), ...args)).toThrow(says);
  });
});

describe('--resume', () => {
  const earlierCases = [on('fail', wrongKey), on('pass', rightKey), cut(noKey)];
  test('takes the cases that the run did not reach, and completes the report with them', () => {
    const { flags, earlier } = chosen('--resume', written(earlierCases, { ended: 'interrupted' }));
    expect(flags.rule).toEqual([`${noKey}@GetObject`]);
    const ran = reportOf([on('pass', noKey)]);
    const whole = completed(earlier ?? expect.fail('no earlier report'), ran);
    expect(whole.cases.map(({ verdict }) => verdict)).toEqual(['fail', 'pass', 'pass']);
    expect([whole.exitCode, whole.ended]).toEqual([1, 'complete']);
    expect(whole.summary).toMatchObject({ fail: 1, pass: 2, blocked: 0, requests: 2 * 5349 });
    expect(whole.diagnosis.failures).toBe(1);
  });
  test('a case that an endpoint blocks is no case that the run did not reach', () => {
    const cases = [on('blocked', wrongKey), cut(noKey)];
    expect(chosen('--resume', written(cases)).flags.rule).toEqual([`${noKey}@GetObject`]);
  });
  test('a complete report and one of another version are usage errors', () => {
    expect(() => chosen('--resume', written([on('fail', wrongKey)]))).toThrow(/is complete/);
    const old = written(earlierCases, { tool: { name: 'sse-c-conformance', version: '0.0.1' } });
    expect(() => chosen('--resume', old)).toThrow(/is of version 0\.0\.1/);
  });
  test('a report of another endpoint is a usage error, one of the built-in endpoint on another port not', () => {
    const report = reportOf([]);
    const now = { endpoint: 'https://other.example.test', endpointKind: 'given' } as const;
    expect(() => assertSameEndpoint(report, now)).toThrow(/Name the same one/);
    assertSameEndpoint(report, { ...now, endpoint: report.endpoint.url });
    const own = { ...report, endpoint: { ...report.endpoint, kind: 'reference' as const } };
    assertSameEndpoint(own, { ...now, endpointKind: 'reference' });
    expect(() => assertSameEndpoint(own, now)).toThrow(UsageError);
  });
});

test('a flaky case is named in the console, in the sentence of the verdict too', () => {
  const flaky = { attempts: 2, findings: [] };
  const text = renderConsole(reportOf([on('pass', rightKey, { flaky })]), { colour: false });
  expect(text).toMatch(/^Conforms in all that was tested: .*passed only when run\s+again/);
  expect(text).toContain(`Flaky: 1 case passed only when run again: ${rightKey}@GetObject.`);
});
