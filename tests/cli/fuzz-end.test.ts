import { expect, test } from 'vitest';
import { inWords } from '../../cli/fuzz-end.ts';
import type { Told } from '../../fuzz/fuzz.ts';

const told: Told = {
  stories: 120,
  requests: 2400,
  byOperation: new Map(),
  kinds: 30,
  findings: [],
};
const counts = '120 stories, 2,400 requests, 30 kinds of answers, 0 findings';

test('stories that ended in their time are counted', () => {
  expect(inWords(told, { budget: 60, seconds: 60 })).toBe(counts);
});

test('interrupted stories say after how many of how many', () => {
  const cut = { ...told, endedBy: 'a signal' as const };
  expect(inWords(cut, { trials: 500, budget: 60, seconds: 12.4 })).toBe(
    `${counts}; interrupted after 120 of 500 stories`,
  );
  expect(inWords(cut, { budget: 60, seconds: 12.4 })).toBe(
    `${counts}; interrupted after 12 of 60 s`,
  );
});

test('stories of an endpoint that is gone say when it went', () => {
  const gone = { ...told, endedBy: 'the endpoint' as const };
  expect(inWords(gone, { budget: 60, seconds: 3 })).toContain(
    'the endpoint is gone, after 3 of 60 s',
  );
});
