import { expect, test } from 'vitest';
import { simplerSteps } from '../../fuzz/simpler.ts';
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

test('a race is also tried as each of its writes alone, before one request less at once', () => {
  const write = (name: 0 | 1 | 2): Step => ({ ...place, name, operation: 'PutObject' });
  const race: Step = { ...write(0), together: [write(1), { ...place, operation: 'GetObject' }] };
  const [first, second, third] = [...simplerSteps(race)];
  expect([first, second]).toEqual([write(0), write(1)]);
  expect(third?.together).toHaveLength(1);
});
