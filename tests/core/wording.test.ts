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
  ['acceptance', 'is accepted', () => accepted()],
  ['acceptance', 'is 200 or 206', () => answers(200, 206)],
  ['acceptance', 'is accepted and confirms algorithm and key MD5', () => echoes('key')],
  ['acceptance', 'confirms no SSE-C', () => echoesNothing()],
  ['acceptance', 'lacks a, b', () => lacks('a', 'b')],
  ['acceptance', 'has a: b', () => says('a', 'b')],
  ['acceptance', 'returns exactly the object', () => returns('body')],
  ['acceptance', 'returns exactly the range', () => returnsSlice()],
  ['acceptance', 'contains no bytes of the object', () => conceals('body')],
  ['acceptance', 'contains no customer key', () => keepsSecret('key')],
  ['refusal', 'is refused', () => refused()],
  ['refusal', 'is not served', () => notServed()],
  ['refusal', 'is 400 A', () => refusedAs(400, 'A')],
  ['refusal', 'is refused, or is accepted', () => refusedOr(accepted())],
  ['refusal', 'is refused, or encrypts under the key that it names', () => refusedOrEncrypted()],
  ['acceptance', 'have the same ETag', () => oneEtag()],
  ['acceptance', 'is neither a 5xx nor a broken connection', () => neverCrashes()],
  ['acceptance', 'is an S3 error document', () => errorDocument()],
  ['acceptance', 'is readable with its own key alone', () => readableOnlyAs('to')],
  ['acceptance', 'leave the complete object of one writer', () => oneWriterWhole()],
  ['acceptance', 'are as the model predicts', () => followsModel()],
  ['acceptance', 'is accepted, or is refused', () => either(accepted(), refused())],
])('an expectation of the kind %s says: %s', (kind, sentence, make) => {
  const one = make();
  expect([one.kind, one.says]).toEqual([kind, sentence]);
});

test('an ETag loses its quotes only where they enclose all of it', () => {
  expect(bareEtag('x"a"')).toBe('x"a"');
  expect(bareEtag('"a"x')).toBe('"a"x');
});

test('an object of exactly 16 bytes is found inside an answer', () => {
  const window = ObjectBody.of({ sizeBytes: 16, seed: 5 });
  const around = Buffer.concat([Buffer.from('.'), window.bytes(), Buffer.from('.')]);
  expect(conceals('body').check(answer(400, { body: around }), { body: window })).toHaveLength(1);
});
