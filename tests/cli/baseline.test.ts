import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withBaseline } from '../../cli/baseline.ts';
import { readBaseline } from '../../cli/baseline-file.ts';
import type { Baseline } from '../../core/baseline.ts';
import { UsageError } from '../../core/errors.ts';
import type { RunReport } from '../../core/report.ts';
import { renderConsole, renderFiles, reportNames } from '../../reports/index.ts';
import { listCases } from '../../runner/plan/catalogue.ts';
import { hostileCase, reportOf } from '../reports/hostile-report.ts';

const [first, second] = ['get.wrong-key', 'get.no-key'];
const failing = (rule: string) => hostileCase('fail', { rule, operation: 'GetObject' });
const passing = (rule: string) => hostileCase('pass', { rule, operation: 'GetObject' });

function fileWith(text: string | Baseline): string {
  const file = join(mkdtempSync(join(tmpdir(), 'sse-c-baseline-')), 'baseline.json');
  writeFileSync(file, typeof text === 'string' ? text : JSON.stringify(text));
  return file;
}

/** Compares a report as a run does, and returns it with the file afterwards. */
function after(report: RunReport, file: string, updateBaseline = false) {
  const flags = { baseline: file, updateBaseline };
  const notices: string[] = [];
  const compared = withBaseline(report, { flags, baseline: readBaseline(flags) }, (text) => {
    notices.push(text);
  });
  return { compared, notices, written: () => JSON.parse(readFileSync(file, 'utf8')) as Baseline };
}

const row = { id: `${first}@GetObject`, verdict: 'fail', reason: 'bug 7' } as const;
const kept = { ...row, link: 'https://bugs.example.test/7', expires: '2999-01-01' };

describe('--update-baseline', () => {
  test('makes the file, sorted, with a row and a reason for each failure, and ends well', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sse-c-baseline-')), 'new.json');
    const report = reportOf([failing(first), passing('get.right-key'), failing(second)]);
    const { compared, written } = after(report, file, true);
    expect([report.exitCode, compared.exitCode]).toEqual([1, 0]);
    const { rows, known } = written();
    expect(rows.map(({ id }) => id)).toEqual([`${second}@GetObject`, `${first}@GetObject`]);
    expect(rows[0]?.reason).toMatch(/^expected 4xx /);
    // Cases that were not run are none that are newer.
    expect(known).toEqual(
      listCases()
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(after(report, file).compared.exitCode).toBe(0);
  });

  test('keeps reason, link and date of a row, and rows of cases that did not run', () => {
    const other = { ...row, id: `${second}@GetObject` };
    const gone = { ...row, id: 'no.such@GetObject' };
    const rows = [other, kept, gone];
    const file = fileWith({ version: 1, ruleSet: '0.0.1', rows, known: [] });
    const { written } = after(reportOf([failing(first)]), file, true);
    expect(written().rows).toEqual([other, kept].toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  });

  test('drops the row of a case that passes', () => {
    const file = fileWith({ version: 1, ruleSet: '0.1.0', rows: [row], known: [row.id] });
    const report = reportOf([passing(first)]);
    expect(after(report, file).compared.exitCode).toBe(1);
    expect(after(report, file, true).compared.exitCode).toBe(0);
    expect(after(report, file).compared.exitCode).toBe(0);
  });

  test('leaves the file alone after a run that did not reach every case', () => {
    const file = fileWith({ version: 1, ruleSet: '0.1.0', rows: [row], known: [row.id] });
    const report = { ...reportOf([passing(first)]), ended: 'interrupted' as const };
    const { notices, written } = after(report, file, true);
    expect(written().rows).toEqual([row]);
    expect(notices.join()).toContain('not updated');
  });
});

describe('a file that is no baseline', () => {
  test.each([
    ['no JSON', '{', /is not JSON/],
    ['a report', JSON.stringify(reportOf([])), /is no baseline/],
    [
      'an unknown member of a row',
      JSON.stringify({ version: 1, ruleSet: '1', known: [], rows: [{ ...row, why: '' }] }),
      /is no baseline: \/rows\/0/,
    ],
    [
      'two rows for one case',
      JSON.stringify({ version: 1, ruleSet: '1', known: [], rows: [row, row] }),
      /two rows for get\.wrong-key@GetObject/,
    ],
  ])('%s is a usage error in one sentence', (_, text, says) => {
    const read = () => readBaseline({ baseline: fileWith(text) });
    expect(read).toThrow(UsageError);
    expect(read).toThrow(says);
  });
  test('a file that is missing is a usage error, and with --update-baseline an empty baseline', () => {
    expect(() => readBaseline({ baseline: '/no/such/file.json' })).toThrow(/cannot be read/);
    expect(readBaseline({ baseline: '/no/such/file.json', updateBaseline: true }).rows).toEqual([]);
  });
});

describe('the reports of a run with a baseline', () => {
  const file = fileWith({
    ...{ version: 1, ruleSet: '0.1.0', known: [row.id, `${second}@GetObject`] },
    rows: [row, { ...row, id: `${second}@GetObject` }],
  });
  const textsOf = (report: RunReport) =>
    new Map(renderFiles(report, reportNames).map(({ path, text }) => [path, text]));

  test('an expected failure is green everywhere, and named as expected', () => {
    const met = after(reportOf([failing(first), failing(second)]), file).compared;
    const texts = textsOf(met);
    expect(texts.get('junit.xml')).toMatch(/<testsuites [^>]* failures="0" errors="0" skipped="2"/);
    expect(texts.get('junit.xml')).toContain('not counted (the baseline expects it)');
    expect(texts.get('badge.json')).toContain('2 known failures');
    for (const path of ['report.html', 'summary.md'])
      expect(texts.get(path)).toContain('As the baseline expects');
    const console = renderConsole(met, { colour: false });
    expect(console).toMatch(/^As the baseline expects: 2 cases are as expected, 0 deviations/);
  });

  test('a deviation is red everywhere, with a sentence', () => {
    const { compared } = after(reportOf([failing(first), passing(second)]), file);
    const texts = textsOf(compared);
    expect(texts.get('junit.xml')).toContain('<failure type="unexpected pass" message="get.no-key');
    for (const path of ['report.html', 'summary.md', 'report.json'])
      expect(texts.get(path), path).toMatch(/remove its row/);
    expect(renderConsole(compared, { colour: false })).toMatch(/^Not as the baseline expects/);
  });
});
