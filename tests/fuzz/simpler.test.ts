import { expect, test } from 'vitest';
import { serially, simplerSteps } from '../../fuzz/simpler.ts';
import type { Step } from '../../fuzz/step.ts';

const place = { bucket: 'two', name: 0, signing: 'header', scheme: 'https' } as const;

function bucketsOf(step: Step): readonly string[] {
  return [...simplerSteps(step)].map(({ bucket }) => bucket);
}

test('a step is also tried in the other bucket', () => {
  expect(bucketsOf({ ...place, operation: 'GetObject' })).toContain('one');
});

// Else a finding that is shrunk blocks SSE-C in the bucket of all other stories.
test.each([
  { ...place, operation: 'PutBucketEncryption', blocksSsec: true },
  { ...place, operation: 'PutBucketVersioning', versioning: 'Suspended' },
] satisfies Step[])('$operation stays in the bucket of its own story', (step) => {
  expect(bucketsOf({ ...step, extras: ['payer'] })).toEqual(['two']);
});

const write = (name: 0 | 1 | 2): Step => ({ ...place, name, operation: 'PutObject' });
const race: Step = { ...write(0), together: [write(1), { ...place, operation: 'GetObject' }] };

test('a race may give way to each of its writes, or to all of them one after another', () => {
  expect([...serially(race)]).toEqual([[write(0)], [write(1)], [write(0), write(1)]]);
  expect([...serially(write(0))]).toEqual([]);
});

test('a race that is kept is tried with one request less at once', () => {
  const [first, second] = [...simplerSteps(race)];
  expect(first?.together).toEqual([{ ...place, operation: 'GetObject' }]);
  expect(second?.together).toEqual([write(1)]);
});
