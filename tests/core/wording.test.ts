import { expect, test } from 'vitest';
import {
  accepted,
  answers,
  bareEtag,
  conceals,
  echoes,
  echoesNothing,
  either,
  errorDocument,
  followsModel,
  keepsSecret,
  lacks,
  neverCrashes,
  notServed,
  oneEtag,
  oneWriterWhole,
  readableOnlyAs,
  refused,
  refusedAs,
  refusedOr,
  refusedOrEncrypted,
  returns,
  returnsSlice,
  says,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer } from './answer.ts';

test.each([
  [() => accepted(), 'acceptance', 'is accepted'],
  [() => answers(200, 206), 'acceptance', 'is 200 or 206'],
  [() => echoes('key'), 'acceptance', 'is accepted and confirms algorithm and key MD5'],
  [() => echoesNothing(), 'acceptance', 'confirms no SSE-C'],
  [() => lacks('a', 'b'), 'acceptance', 'lacks a, b'],
  [() => says('a', 'b'), 'acceptance', 'has a: b'],
  [() => returns('body'), 'acceptance', 'returns exactly the object'],
  [() => returnsSlice(), 'acceptance', 'returns exactly the range'],
  [() => conceals('body'), 'acceptance', 'holds nothing of the object'],
  [() => keepsSecret('key'), 'acceptance', 'holds no customer key'],
  [() => refused(), 'refusal', 'is refused'],
  [() => notServed(), 'refusal', 'is not served'],
  [() => refusedAs(400, 'A'), 'refusal', 'is 400 A'],
  [() => refusedOr(accepted()), 'refusal', 'is refused, or is accepted'],
  [() => refusedOrEncrypted(), 'refusal', 'is refused, or seals under the key that it names'],
  [() => oneEtag(), 'acceptance', 'name one ETag'],
  [() => neverCrashes(), 'acceptance', 'is no 5xx and no broken connection'],
  [() => errorDocument(), 'acceptance', 'is an S3 error document'],
  [() => readableOnlyAs('to'), 'acceptance', 'opens to its own key alone'],
  [() => oneWriterWhole(), 'acceptance', 'leave one writer whole'],
  [() => followsModel(), 'acceptance', 'follow the model'],
  [() => either(accepted(), refused()), 'acceptance', 'is accepted, or is refused'],
])('%# names its kind and completes the sentence', (make, kind, sentence) => {
  const one = make();
  expect([one.kind, one.says]).toEqual([kind, sentence]);
});

test('an ETag is bared as a whole or not at all', () => {
  expect(bareEtag('x"a"')).toBe('x"a"');
  expect(bareEtag('"a"x')).toBe('"a"x');
});

test('a body of exactly one window is compared as a window', () => {
  const window = ObjectBody.of({ sizeBytes: 16, seed: 5 });
  const around = Buffer.concat([Buffer.from('.'), window.bytes(), Buffer.from('.')]);
  expect(conceals('body').check(answer(400, { body: around }), { body: window })).toHaveLength(1);
});
