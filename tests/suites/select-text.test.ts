import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ObjectBody } from '../../core/object-body.ts';
import { rules } from '../../suites/index.ts';

// Select refuses other bytes, so that its control would be refused and nothing be judged.
test('objects that SelectObjectContent reads are text', () => {
  const given = rules
    .filter(({ on }) => on.includes('SelectObjectContent'))
    .map((rule) => [rule.id, rule.given.body] as const);
  expect(given.length).toBeGreaterThan(4);
  const binary = given.filter(([, body]) => {
    const [one] = body === undefined ? [] : fc.sample(body, { numRuns: 1, seed: 42 });
    return !(one instanceof ObjectBody && isUtf8(one.bytes()));
  });
  expect(binary.map(([id]) => id)).toEqual([]);
});
