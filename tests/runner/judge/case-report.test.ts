import { describe, expect, test } from 'vitest';
import type { Harm } from '../../../core/harm.ts';
import type { Finding } from '../../../core/report.ts';
import { caseReport } from '../../../runner/judge/case-report.ts';
import { config, planned } from '../scripted.ts';
import { reading } from './trials.ts';

const { info } = planned(reading);

describe('a case that was skipped for a missing feature', () => {
  const skipped = { verdict: 'skip', reason: 'cors: not offered', skippedFor: 'cors' } as const;
  test.each([
    ['is skipped', [], 'skip', 'cors: not offered'],
    ['is skipped where another feature is required', ['tagging'], 'skip', 'cors: not offered'],
    [
      'fails where that feature is required',
      ['tagging', 'cors'],
      'fail',
      '--require cors: cors: not offered',
    ],
  ] as const)('a case without its feature %s', (_, require, verdict, reason) => {
    const report = caseReport(info, { ...config, require }, skipped);
    expect(report).toMatchObject({ verdict, reason, skippedFor: 'cors', trials: 0 });
  });
  test('a case whose reason only begins like a feature does not fail for --require', () => {
    const outcome = { verdict: 'skip', reason: 'cors: said in a sentence' } as const;
    const report = caseReport(info, { ...config, require: ['cors'] }, outcome);
    expect(report.verdict).toBe('skip');
    expect(report).not.toHaveProperty('skippedFor');
  });
  test('a case whose probe learned nothing is blocked, also with --require', () => {
    const outcome = { verdict: 'blocked', reason: 'cors: 500' } as const;
    expect(caseReport(info, { ...config, require: ['cors'] }, outcome).verdict).toBe('blocked');
  });
});

test('a case report has its counts, and a replay line with the path of its first finding', () => {
  const finding: Finding = {
    ...{ trial: 2, path: '2:0', counterexample: '', mismatches: [], exchanges: [] },
    verdict: 'fail',
  };
  const report = caseReport(info, config, {
    ...{ verdict: 'fail', findings: [finding], trials: 3, requests: 9, durationMs: 1.6 },
  });
  expect(report).toMatchObject({ id: info.id, trials: 3, requests: 9, durationMs: 2 });
  expect(report.replay).toContain('--path 2:0');
  expect(report).not.toHaveProperty('reason');
});

test('a finding tells the gravest of its mismatches first, and equal ones in their order', () => {
  const one = (expected: string, harm?: Harm) => ({
    expected,
    received: '200',
    ...(harm && { harm }),
  });
  const mismatches = [
    one('400 InvalidArgument', 'malformed-accepted'),
    one('of the rule'),
    one('no object', 'plaintext-exposed'),
    one('404', 'malformed-accepted'),
  ];
  const finding = { ...{ trial: 0, path: '0', counterexample: '', exchanges: [] }, mismatches };
  const findings: readonly Finding[] = [{ ...finding, verdict: 'fail' }];
  const graver = { ...info, harm: 'data-lost' } as const;
  const [first] = caseReport(graver, config, { verdict: 'fail', findings }).findings;
  expect(first?.mismatches.map(({ expected }) => expected)).toEqual([
    'no object',
    'of the rule',
    '400 InvalidArgument',
    '404',
  ]);
});
