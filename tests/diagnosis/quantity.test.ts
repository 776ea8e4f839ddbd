import { describe, expect, test } from 'vitest';
import type { CaseReport } from '../../core/report.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { quantityOf } from '../../diagnosis/quantity.ts';
import { casesOn } from './observed.ts';

/** A case that failed with an answer of status 200. */
function failing(one: CaseReport, expected: string, received: string): CaseReport {
  const mismatches = [{ expected, received, harm: 'wrong-bytes' }];
  const act = { role: 'act', request: { method: 'GET' }, answer: { status: 200, headers: [] } };
  const finding = { verdict: 'fail', trial: 0, path: '0', counterexample: '', mismatches };
  const findings = [{ ...finding, exchanges: [act] }];
  return { ...one, verdict: 'fail', harm: 'wrong-bytes', findings } as unknown as CaseReport;
}

/** The measured failure, whose answer is cut. */
function truncating(one: CaseReport): CaseReport {
  const [expected, received] = truncated;
  const findings = one.findings.map((finding) => ({
    ...finding,
    mismatches: finding.mismatches.map(({ harm }) => ({
      expected,
      received,
      ...(harm && { harm }),
    })),
  }));
  return { ...one, findings };
}

const truncated = [
  'step 1: exactly 33 bytes of the object',
  '32 bytes, the first 32 equal',
] as const;

test.each([
  [truncated, 'exactly # bytes of the object | # bytes, the first # equal'],
  [
    ['with its key: content-length: 5,455', 'content-length: 5440'],
    'content-length: # | content-length: #',
  ],
  [['403 AccessDenied', '200, 12 bytes'], undefined],
  [['4xx or 501', '200'], undefined],
  [['an ETag', 'none'], undefined],
] as const)('%j counts: %s', ([expected, received], quantity) => {
  const [one] = casesOn('range-off-by-block');
  expect(quantityOf(failing(one as CaseReport, expected, received))).toBe(quantity);
});

describe('a fault whose failures depend on drawn sizes', () => {
  // With another seed every sixth of its cases passes, and as many others fail.
  const measured = casesOn('drops-last-partial-block');
  const passed = measured.filter(({ verdict }) => verdict === 'pass');
  const others = new Set(passed.filter((_, at) => at % 30 === 0).map(({ id }) => id));
  const drawn = (expected: string, received: string) => {
    let failures = 0;
    return measured.map((one): CaseReport => {
      if (others.has(one.id)) return failing(one, expected, received);
      if (one.verdict !== 'fail') return one;
      if (one.harm === 'wrong-bytes') failures += 1;
      return one.harm === 'wrong-bytes' && failures % 6 === 0
        ? { ...one, verdict: 'pass', findings: [] }
        : truncating(one);
    });
  };

  test('is one cause of all in which the same quantity is off', () => {
    const { causes, unexplained } = diagnose(
      drawn('exactly 1,025 bytes of the object', '1,024 bytes, the first 1,024 equal'),
    );
    expect(causes.map(({ faults: [first] }) => first)).toEqual(['drops-last-partial-block']);
    expect(causes[0]?.explains).toEqual(expect.arrayContaining([...others]));
    expect(unexplained).toEqual([]);
  });

  test('does not take failures of another kind with it', () => {
    const { causes, unexplained } = diagnose(drawn('4xx or 501', '200, 12 bytes'));
    const [first] = causes.filter(({ faults }) => faults.includes('drops-last-partial-block'));
    expect(first?.explains.filter((id) => others.has(id))).toEqual([]);
    const told = [...causes.flatMap(({ explains }) => explains), ...unexplained];
    expect(told).toEqual(expect.arrayContaining([...others]));
  });
});
