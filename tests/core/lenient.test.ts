import { expect, test } from 'vitest';
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
