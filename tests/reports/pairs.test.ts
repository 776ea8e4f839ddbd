import { expect, test } from 'vitest';
import type { CaseReport } from '../../core/report.ts';
import { pairsBlock } from '../../reports/markdown-pairs.ts';
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

test('Markdown folds the pairs of each operation, and says why pairs are missing', () => {
  const cases = [
    {
      ...{ id: 'space.write@PutObject', operation: 'PutObject' },
      combinations: {
        ...{ covered: 1, feasible: 2 },
        missing: [{ combination: 'sent=signed, written=put', reason: 'streaming: not <offered>' }],
        infeasible: [
          { combination: 'size=empty, written=upload', reason: 'no part without bytes' },
          { combination: 'size=empty, written=part-copy', reason: 'no part without bytes' },
        ],
      },
    },
  ] as unknown as readonly CaseReport[];
  const text = pairsBlock({ cases }).join('\n');
  expect(text).toContain('<details>');
  expect(text).toContain('- PutObject&#58; pairs covered 1 of 2');
  expect(text).toContain('streaming&#58; not &#60;offered&#62; | sent=signed, written=put |');
  expect(text).toMatch(/no part without bytes \| size=empty, written=upload and 1 more/);
  expect(pairsBlock({ cases: [] })).toEqual([]);
});
