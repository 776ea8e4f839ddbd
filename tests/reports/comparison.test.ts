import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { RunReport } from '../../core/report.ts';
import { upgraded } from '../../diagnosis/upgrade.ts';
import {
  compare,
  matrixOf,
  renderComparison,
  renderMatrix,
  validate,
} from '../../reports/index.ts';
import { hostileCase, hostileCause, hostileReport, reportOf } from './hostile-report.ts';

const named = (rule: string, verdict: 'pass' | 'fail' | 'blocked') =>
  hostileCase(verdict, { rule });
const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);

const before = reportOf([
  ...[named('put.a', 'pass'), named('put.b', 'fail'), named('put.c', 'pass')],
  ...[named('put.d', 'fail'), named('put.gone', 'pass')],
]);
const after = reportOf([
  ...[named('put.a', 'fail'), named('put.b', 'pass'), named('put.c', 'blocked')],
  ...[named('put.d', 'fail'), named('put.fresh', 'fail')],
]);

test('a comparison tells new failures from fixed, lost and changed cases', () => {
  const found = compare(before, after);
  expect(ids(found.fails)).toEqual(['put.a@PutObject', 'put.fresh@PutObject']);
  expect(ids(found.fixed)).toEqual(['put.b@PutObject']);
  expect(ids(found.lost)).toEqual(['put.c@PutObject']);
  expect(ids(found.changed)).toEqual(['put.gone@PutObject']);
});

test('a new failure and a case that is not judged any more are regressions, a fix is none', () => {
  expect(compare(before, after).isRegression).toBe(true);
  expect(compare(before, before).isRegression).toBe(false);
  const fixed = reportOf([named('put.b', 'pass'), named('put.d', 'fail')]);
  const was = reportOf([named('put.b', 'fail'), named('put.d', 'fail')]);
  expect(compare(was, fixed).isRegression).toBe(false);
  const lost = reportOf([named('put.a', 'blocked')]);
  expect(compare(reportOf([named('put.a', 'pass')]), lost).isRegression).toBe(true);
});

test('a comparison names causes that are new, gone and in both runs', () => {
  const with_ = (report: RunReport, id: string): RunReport => ({
    ...report,
    diagnosis: { ...report.diagnosis, causes: [{ ...hostileCause([]), id: `fault:${id}` }] },
  });
  const { causes } = compare(with_(before, 'one'), with_(after, 'other'));
  expect([causes.fresh, causes.gone, causes.kept].map(ids)).toEqual([
    ['fault:other'],
    ['fault:one'],
    [],
  ]);
});

test('runs of one endpoint are a trend in the order of their time, causes first', () => {
  const later = { ...hostileReport(), startedAt: '2026-02-02T03:04:05.678Z' };
  const matrix = matrixOf([
    { name: 'later', report: later },
    { name: 'earlier', report: hostileReport() },
  ]);
  expect(matrix.isTrend).toBe(true);
  expect(matrix.runs.map(({ name }) => name)).toEqual(['earlier', 'later']);
  expect(matrix.causes.map(({ id, explains }) => [id, explains])).toEqual([
    ['fault:ignores-ssec', [2, 2]],
  ]);
  const other = { ...later, endpoint: { ...later.endpoint, url: 'https://other.example.test' } };
  const sides = [
    { name: 'a', report: hostileReport() },
    { name: 'b', report: other },
  ];
  expect(matrixOf(sides).isTrend).toBe(false);
});

test.each(['comparison', 'matrix'] as const)('hostile text stays text in a %s', (what) => {
  const render = (form: 'text' | 'markdown' | 'html' | 'json') =>
    what === 'comparison'
      ? renderComparison(compare(before, hostileReport()), form)
      : renderMatrix(matrixOf([{ name: 'x', report: hostileReport() }]), form);
  const html = render('html');
  expect(html).not.toContain('<script');
  const body = html.slice(html.indexOf('<body>'), html.indexOf('</html>'));
  expect(XMLValidator.validate(body)).toBe(true);
  expect(render('markdown')).not.toMatch(/[<>`*@]|\]\(|http:\/\//);
  expect(() => JSON.parse(render('json'))).not.toThrow();
});

test('a report of version 1 gains harm, ending and diagnosis', () => {
  const { schemaVersion, ended, diagnosis, ...old } = hostileReport();
  const cases = old.cases.map(({ harm, ...rest }) => rest);
  const now = upgraded({ ...old, cases }, () => 'plaintext-exposed');
  validate(now);
  expect(now.ended).toBe('complete');
  const failed = now.cases.find(({ verdict }) => verdict === 'fail');
  // Its text says only that something else than a 4xx came.
  expect([failed?.harm, now.cases[0]?.harm]).toEqual(['wrong-form', 'plaintext-exposed']);
  expect(now.diagnosis.failures).toBe(3);
});
