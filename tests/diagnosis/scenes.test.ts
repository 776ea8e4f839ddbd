import { describe, expect, test } from 'vitest';
import type { CaseReport } from '../../core/report.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { casesWhere, failuresOf } from './observed.ts';

/** Two faults at once, where what the space shows of the second contradicts a clause of its own. */
function both(one: FaultId, other: FaultId, clauseId: string): readonly CaseReport[] {
  const broken = { id: clauseId, quote: '', source: '', url: '' };
  return casesWhere(new Set([...failuresOf(one), ...failuresOf(other)])).map((report) => {
    if (report.verdict !== 'fail') return report;
    const isOfSpace = report.id.startsWith('space.');
    const mismatch = { expected: 'as claimed', received: 'otherwise', harm: report.harm };
    const mismatches = [{ ...mismatch, ...(isOfSpace && { contradicts: broken }) }];
    const finding = { verdict: 'fail', trial: 0, path: '0', counterexample: '', mismatches };
    return { ...report, findings: [{ ...finding, exchanges: [] }] } as unknown as CaseReport;
  });
}

describe('a fault that the combination space alone shows', () => {
  const alone: FaultId = 'zero-byte-takes-any-key-elsewhere';
  const other: FaultId = 'form-with-redirect-stored-open';
  const inSpace = failuresOf(alone);
  const clauseIn = (id: string) =>
    casesWhere(new Set([id])).find(({ verdict }) => verdict === 'fail')?.clause.id ?? '';
  const [shown = ''] = failuresOf(other).filter((id) => !id.startsWith('space.'));

  test('is named where nothing else fails', () => {
    expect(inSpace.every((id) => id.startsWith('space.'))).toBe(true);
    expect(diagnose(casesWhere(new Set(inSpace))).causes[0]?.faults).toContain(alone);
  });

  test('is named next to a fault that breaks another clause', () => {
    const { causes } = diagnose(both(other, alone, 'another.clause'));
    expect(causes.some(({ faults }) => faults.includes(alone))).toBe(true);
    expect(causes.some(({ faults }) => faults.includes(other))).toBe(true);
  });

  test('is not named where the fault that other cases show breaks the same clause', () => {
    const { causes, unexplained } = diagnose(both(other, alone, clauseIn(shown)));
    expect(causes.some(({ faults }) => faults.includes(alone))).toBe(false);
    const [first] = causes;
    expect(first?.faults).toContain(other);
    expect(first?.explains).toEqual(expect.arrayContaining([...inSpace]));
    expect(unexplained).toEqual([]);
  });
});
