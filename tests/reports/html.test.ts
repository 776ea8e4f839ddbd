import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { renderHtml } from '../../reports/html.ts';
import { hostile, hostileCase, hostileReport, reportOf } from './hostile-report.ts';
import { largeReport } from './large-report.ts';

test('the combinations that a case covered, and those it did not, are shown with the reason', () => {
  const missing = [{ combination: 'read=range, written=form', reason: `no form ${hostile}` }];
  const combinations = { feasible: 120, covered: 119, missing, infeasible: [] };
  const page = renderHtml(reportOf([hostileCase('pass', { combinations })]));
  expect(page).toContain('119 of 120 combinations');
  expect(page).toContain('read=range, written=form');
  expect(renderHtml(hostileReport())).not.toContain('Coverage of the space');
});

test('a report of 10,000 exchanges is a page of at most 5 MB that keeps them all', () => {
  const page = renderHtml(largeReport());
  expect(page.length).toBeLessThan(5_000_000);
  const [, packed = ''] = /<script id="store"[^>]*>([^<]*)<\/script>/.exec(page) ?? [];
  const kept = inflateSync(Buffer.from(packed, 'base64')).toString('utf8');
  for (const last of ['/bucket/0-0', '/bucket/499-19']) expect(page + kept).toContain(last);
  expect((page + kept).match(/\/bucket\/\d+-\d+/g)?.length).toBeGreaterThanOrEqual(10_000);
});
