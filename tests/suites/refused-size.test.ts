import { expect, test } from 'vitest';
import type { Exchange } from '../../core/exchange.ts';
import type { Rule } from '../../core/rule.ts';
import { interopRules } from '../../suites/interop/interop.ts';
import { answer } from '../core/answer.ts';

/** What `interop.sdk.manage` says where its first request is answered like this. */
function found(first: Exchange): readonly string[] {
  const rule = (interopRules as readonly Rule[]).find(({ id }) => id === 'interop.sdk.manage');
  const own = answer(200, { headers: [['content-length', '4097']] });
  const answers = [first, answer(403), own, answer(204), answer(404)];
  return (rule?.expect.check(answers, {}) ?? []).map(({ received }) => received);
}

const sized = (status: number, sizeBytes: string) =>
  answer(status, { headers: [['content-length', sizeBytes]] });

test('the size of a refusal is not the size of an object: plain objects are refused alike', () => {
  expect(found(sized(400, '531'))).toEqual(['400, 0 bytes']);
});
test('an accepted answer has the size of the object', () => {
  expect(found(sized(200, '4097'))).toEqual([]);
  expect(found(sized(200, '4129'))).toEqual(['content-length: 4129']);
});
