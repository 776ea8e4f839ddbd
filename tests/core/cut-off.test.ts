import { expect, test } from 'vitest';
import { counted } from '../../core/counted.ts';
import { bailReason, cutOffReasons, isBailed, isCutOff, reached } from '../../core/cut-off.ts';
import { answered } from '../../core/exchange.ts';
import type { CaseReport } from '../../core/report.ts';
import { answer } from './answer.ts';

const blocked = (reason: string) => ({ verdict: 'blocked', reason }) as unknown as CaseReport;

test('a case is cut off where the run ended before it, or before a request of it was answered', () => {
  for (const reason of Object.values(cutOffReasons)) expect(isCutOff(blocked(reason))).toBe(true);
  const said = answered(answer(0, { broken: 'interrupted' }));
  expect(isCutOff(blocked(`the setup needs PutObject, which was answered with ${said}`))).toBe(
    true,
  );
  expect(isCutOff(blocked('the setup needs PutObject, which was answered with 503'))).toBe(false);
  const failed = { ...blocked(cutOffReasons.interrupted), verdict: 'fail' } as CaseReport;
  expect(isCutOff(failed)).toBe(false);
  expect(reached({ cases: [blocked(cutOffReasons.bailed), failed] })).toEqual({ count: 1, of: 2 });
});

test('an abort by --bail is known from other ones', () => {
  expect(isBailed(AbortSignal.abort(bailReason()))).toBe(true);
  expect(isBailed(AbortSignal.abort())).toBe(false);
});

test('a count has its noun in the right number', () => {
  expect(['case', 'story', 'key', 'byte'].map((noun) => counted(1, noun))).toEqual([
    ...['1 case', '1 story', '1 key', '1 byte'],
  ]);
  expect(['case', 'story', 'key'].map((noun) => counted(5349, noun))).toEqual([
    ...['5,349 cases', '5,349 stories', '5,349 keys'],
  ]);
  expect(counted(0, 'finding')).toBe('0 findings');
});
