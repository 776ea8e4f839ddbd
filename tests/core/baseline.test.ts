import { describe, expect, test } from 'vitest';
import { type Baseline, type BaselineRow, compareWithBaseline } from '../../core/baseline.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import type { CaseReport, RunReport } from '../../core/report.ts';
import type { Level, Verdict } from '../../core/verdict.ts';

const known = ['a.one@PutObject', 'a.two@PutObject', 'a.three@PutObject'];
const catalogue = new Set([...known, 'a.new@PutObject']);

function caseOf(id: string, verdict: Verdict, more: Partial<CaseReport> = {}): CaseReport {
  const level: Level = 'MUST';
  return { id, verdict, level, ...more } as unknown as CaseReport;
}

function compared(
  cases: readonly CaseReport[],
  rows: readonly BaselineRow[],
  of: { readonly failOn?: RunReport['failOn']; readonly endpointVersion?: string } = {},
) {
  const { failOn = 'must', endpointVersion } = of;
  const baseline: Baseline = { version: 1, ruleSet: '0.1.0', rows, known };
  const facts = {
    ...{ file: 'known.json', today: '2026-11-29', catalogue },
    retired: (id: string) => (id.startsWith('old.') ? 'its successors are a.one' : undefined),
    ...(endpointVersion !== undefined && { endpointVersion }),
  };
  const found = compareWithBaseline({ cases, failOn }, baseline, facts);
  return { ...found, exitCode: exitCodeOf({ failOn, preflight: [], cases, baseline: found }) };
}

const row = (more: Partial<BaselineRow> = {}): BaselineRow => ({
  ...{ id: 'a.one@PutObject', verdict: 'fail', reason: 'bug 7' },
  ...more,
});
const kinds = (of: ReturnType<typeof compared>) => of.deviations.map(({ kind }) => kind);
const passing = caseOf('a.two@PutObject', 'pass');

describe('a run against its baseline', () => {
  test('a failure and a blocked MUST case are as expected, with exit code 0', () => {
    const cases = [
      caseOf('a.one@PutObject', 'fail'),
      caseOf('a.three@PutObject', 'blocked'),
      passing,
    ];
    const found = compared(cases, [row(), row({ id: 'a.three@PutObject', verdict: 'blocked' })]);
    expect(found.expected).toEqual(['a.one@PutObject', 'a.three@PutObject']);
    expect([found.exitCode, kinds(found)]).toEqual([0, []]);
  });

  test('a failure without a row is a regression, below the bar of --fail-on it is not', () => {
    const must = compared([caseOf('a.one@PutObject', 'fail'), passing], []);
    expect([must.exitCode, kinds(must)]).toEqual([1, ['unexpected failure']]);
    expect(must.deviations[0]?.says).toContain('add a row with the reason');
    const may = compared([caseOf('a.one@PutObject', 'fail', { level: 'MAY' }), passing], []);
    expect([may.exitCode, kinds(may)]).toEqual([0, []]);
  });

  test('a case that passes although its row expects a failure is red, and its row is to go', () => {
    const found = compared([caseOf('a.one@PutObject', 'pass')], [row()]);
    expect([found.exitCode, kinds(found)]).toEqual([1, ['unexpected pass']]);
    expect(found.deviations[0]?.says).toMatch(/^passes: remove its row.*--update-baseline.*bug 7/);
  });

  test('a blocked row that fails is red, a failing row that is blocked is inconclusive', () => {
    const fails = compared([caseOf('a.one@PutObject', 'fail')], [row({ verdict: 'blocked' })]);
    expect([fails.exitCode, kinds(fails)]).toEqual([1, ['unexpected failure']]);
    const blocked = caseOf('a.one@PutObject', 'blocked', { level: 'SHOULD' });
    const open = compared([blocked, passing], [row()]);
    expect([open.exitCode, open.open, kinds(open)]).toEqual([3, ['a.one@PutObject'], []]);
  });

  test('a row of a case that is skipped is stale, unless the AWS SDK was not asked for', () => {
    const skipped = caseOf('a.one@PutObject', 'skip', { reason: 'versioning: 501' });
    expect(kinds(compared([skipped, passing], [row()]))).toEqual(['stale']);
    const sdk = caseOf('a.one@PutObject', 'skip', { skippedFor: 'sdk' });
    expect(kinds(compared([sdk, passing], [row()]))).toEqual([]);
  });

  test('a row counts up to its last day', () => {
    const cases = [caseOf('a.one@PutObject', 'fail')];
    expect(compared(cases, [row({ expires: '2026-11-29' })]).exitCode).toBe(0);
    const found = compared(cases, [row({ expires: '2026-11-28' })]);
    expect([found.exitCode, kinds(found)]).toEqual([1, ['expired']]);
    expect(found.deviations[0]?.says).toContain('2026-11-28');
  });

  test('a row of an unknown case is red, and one of a retired case names the successors', () => {
    const rows = [row({ id: 'no.such@PutObject' }), row({ id: 'old.rule@PutObject' })];
    const found = compared([passing], rows);
    expect([found.exitCode, kinds(found)]).toEqual([1, ['unknown', 'unknown']]);
    expect(found.deviations.map(({ says }) => says)).toEqual([
      'is no case of this release; remove its row',
      'is retired: its successors are a.one; remove its row',
    ]);
  });

  test('a case that is newer than the baseline is new, and not red where it fails', () => {
    const cases = [caseOf('a.new@PutObject', 'fail'), passing];
    const found = compared(cases, []);
    expect([found.exitCode, found.newCases, found.fresh]).toEqual([0, 1, ['a.new@PutObject']]);
  });

  test('rows of cases that the run did not select are left alone', () => {
    expect(compared([passing], [row({ expires: '2020-01-01' })])).toMatchObject({
      ...{ exitCode: 0, expected: [], deviations: [] },
    });
  });

  test('a row of another version of the endpoint does not count where the version is named', () => {
    const rows = [row({ endpointVersion: '16.2' })];
    const cases = [caseOf('a.one@PutObject', 'fail')];
    expect(compared(cases, rows).exitCode).toBe(0);
    expect(compared(cases, rows, { endpointVersion: '16.2' }).exitCode).toBe(0);
    expect(compared(cases, rows, { endpointVersion: '17.1' }).exitCode).toBe(1);
  });

  test('a case that an early end cut off says nothing of its row', () => {
    const cut = caseOf('a.one@PutObject', 'blocked', { reason: 'interrupted before it ran' });
    expect(compared([cut, passing], [row()])).toMatchObject({ open: [], deviations: [] });
  });
});
