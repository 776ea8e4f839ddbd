import { expect, test } from 'vitest';
import { hasHeaders, keepsHeaders, mustHave, sameHeader } from '../../core/expectations.ts';
import type { HeaderPair } from '../../core/values.ts';
import { answer } from './answer.ts';

test('stored headers are compared where a plain object keeps them, metadata always', () => {
  const stored: readonly HeaderPair[] = [
    ['cache-control', 'max-age=1'],
    ['x-amz-meta-a', 'b'],
  ];
  const all = answer(200, { headers: stored });
  const none = answer(200);
  expect(keepsHeaders(stored).check([all, all], undefined)).toEqual([]);
  expect(keepsHeaders(stored).check([none, all], undefined)).toHaveLength(2);
  expect(keepsHeaders(stored).check([none, none], undefined)).toHaveLength(1);
  expect(hasHeaders(stored).check(none, undefined)).toHaveLength(2);
  expect(() => mustHave(none, stored)).toThrow(/plain object/);
  expect(() => mustHave(all, stored)).not.toThrow();
});

test('answers must have a header, and the same value of it', () => {
  const named = (value: string) => answer(200, { headers: [['x-a', value]] });
  const check = sameHeader('x-a').check;
  expect(check([named('1'), named('1')], undefined)).toEqual([]);
  expect(check([named('1'), named('2')], undefined)).toMatchObject([
    { expected: 'one x-a', received: '1, 2' },
  ]);
  expect(check([answer(200), answer(200)], undefined)).toHaveLength(1);
  expect(check([named('1'), answer(200)], undefined)).toHaveLength(1);
});
