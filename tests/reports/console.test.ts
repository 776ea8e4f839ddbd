import { expect, test } from 'vitest';
import type { CaseReport, RunReport } from '../../core/report.ts';
import { consoleLinesMax, renderConsole } from '../../reports/console.ts';
import { wrapped } from '../../reports/wrapped.ts';
import { hostile, hostileCase, hostileCause, reportOf } from './hostile-report.ts';

const many = (verdict: CaseReport['verdict'], count: number) =>
  Array.from({ length: count }, (_, at) =>
    hostileCase(verdict, {
      rule: `put.${verdict}${at}`,
      reason: `${at} ${hostile.repeat(9)}`,
      harm: 'data-lost',
    }),
  );
const text = (report: RunReport) => renderConsole(report, { colour: false });

test('the summary has at most 60 lines, whatever the endpoint does', () => {
  const failed = many('fail', 400);
  const cases = [...failed, ...many('error', 90), ...many('blocked', 90), ...many('skip', 90)];
  const ids = failed.map(({ id }) => id);
  const report: RunReport = {
    ...reportOf(cases),
    ended: 'interrupted',
    diagnosis: {
      causes: ids.slice(0, 60).map((id) => ({ ...hostileCause([id]), does: hostile.repeat(20) })),
      unexplained: ids.slice(60),
      failures: ids.length,
    },
  };
  const lines = text(report).split('\n');
  expect(lines.length).toBeLessThanOrEqual(consoleLinesMax);
  expect(
    renderConsole(report, { colour: false, isVerbose: true }).split('\n').length,
  ).toBeGreaterThan(1000);
});

test('the summary names verdict, worst harm, causes, counts and how the run ended', () => {
  const cases = [hostileCase('fail', { harm: 'plaintext-exposed' }), hostileCase('pass')];
  const report: RunReport = {
    ...reportOf(cases),
    ended: 'out-of-time',
    diagnosis: { causes: [hostileCause(['put.fail@PutObject'])], unexplained: [], failures: 1 },
  };
  const lines = text(report).split('\n');
  expect(lines[0]).toMatch(/^Does not conform, out of time: 1 of 2 judged cases/);
  expect(text(report)).toContain('Worst: plaintext exposed, in 1 case. Does ');
  expect(text(report)).toContain("The run's --budget was used up");
  expect(text(report)).toContain('1 cause for 1 of 1 failure');
  expect(text(report)).toContain('plaintext exposed · 1 failure · contradicted by 1 · PutObject');
  expect(text(report)).toContain('1 fail');
});

test('a run of the built-in endpoint is named as one', () => {
  const report = reportOf([hostileCase('pass')]);
  const own = { ...report, endpoint: { ...report.endpoint, kind: 'reference' as const } };
  expect(text(own)).toContain('the reference endpoint that is built into this tool');
  expect(text(report)).not.toContain('built into this tool');
});

test('the path of a request is never broken', () => {
  const path = `/ssec-conf-1/upc.modifiers/UploadPartCopy/0.4/2?partNumber=1&uploadId=${'a'.repeat(60)}`;
  expect(wrapped(`PUT ${path} headers: none`, { width: 40 })).toEqual([
    'PUT',
    path,
    'headers: none',
  ]);
});

test('a URL is never broken, other long words are', () => {
  const url = `https://endpoint.example.test/${'a'.repeat(150)}`;
  expect(wrapped(`see ${url} there`, { width: 40 })).toEqual(['see', url, 'there']);
  expect(wrapped('b'.repeat(50), { width: 40 }).length).toBeGreaterThan(1);
});
