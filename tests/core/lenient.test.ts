import { describe, expect, test } from 'vitest';
import { refusedOrReadable } from '../../core/expectations/lenient.ts';
import { refusedOrDisconnected } from '../../core/expectations.ts';
import { answer } from './answer.ts';

test('a closed connection counts as a refusal of invalid HTTP, a timeout or a stored object does not', () => {
  const check = (of: Parameters<ReturnType<typeof refusedOrDisconnected>['check']>[0]) =>
    refusedOrDisconnected().check(of, undefined).length;
  expect(check(answer(400))).toBe(0);
  expect(check(answer(431))).toBe(0);
  expect(check(answer(0, { broken: 'closed' }))).toBe(0);
  expect(check(answer(0, { broken: 'timeout' }))).toBe(1);
  expect(check(answer(0, { broken: 'closed', left: 'changed' }))).toBe(1);
  expect(check(answer(400, { left: 'changed' }))).toBe(1);
  expect(check(answer(200))).toBe(1);
  expect(check(answer(500))).toBe(1);
});

describe('the expectation refusedOrReadable()', () => {
  const check = (...answers: readonly ReturnType<typeof answer>[]) =>
    refusedOrReadable().check(answers, {});
  const denied = answer(403);
  test('a write that is refused or not answered passes', () => {
    for (const write of [denied, answer(500), answer(0, { broken: 'timeout' })])
      expect(check(write)).toEqual([]);
  });
  test('an accepted write passes where one of the reads returns its object', () => {
    for (const at of [0, 1, 2])
      expect(
        check(answer(200), ...[0, 1, 2].map((one) => (one === at ? answer(200) : denied))),
      ).toEqual([]);
  });
  test('an accepted write fails where no read returns its object', () => {
    expect(check(answer(200), answer(400), denied, denied)).toMatchObject([
      { harm: 'data-lost', received: expect.stringContaining('answered with 400, 403, 403') },
    ]);
  });
});
