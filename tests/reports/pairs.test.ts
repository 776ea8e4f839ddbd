import { expect, test } from 'vitest';
import type { CaseReport } from '../../core/report.ts';
import { pairsCovered } from '../../reports/pairs.ts';

test('pairs are summed over the cases of an operation, and cases without pairs are left out', () => {
  const one = (operation: string, covered?: number): CaseReport =>
    ({
      operation,
      ...(covered !== undefined && {
        combinations: { covered, feasible: 1000, missing: [], infeasible: [] },
      }),
    }) as unknown as CaseReport;
  const cases = [one('GetObject', 999), one('GetObject', 1000), one('PutObject', 1), one('Other')];
  expect(pairsCovered({ cases })).toEqual([
    'GetObject: pairs covered 1,999 of 2,000',
    'PutObject: pairs covered 1 of 1,000',
  ]);
});
