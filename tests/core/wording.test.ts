import { expect, test } from 'vitest';
import {
  accepted,
  answers,
  bareEtag,
  conceals,
  copiedTo,
  echoes,
  echoesNothing,
  either,
  errorDocument,
  followsModel,
  holds,
  keepsSecret,
  lacks,
  neverCrashes,
  notServed,
  oneEtag,
  oneWriterWhole,
  readableOnlyAs,
  refused,
  refusedAndKept,
  refusedAs,
  refusedOr,
  refusedOrAsConfirmed,
  refusedOrEncrypted,
  refusedOrExact,
  refusedOrReadable,
  returns,
  returnsSlice,
  says,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer } from './answer.ts';

test.each([
  ['acceptance', 'is accepted', 'valid-refused', () => accepted()],
  ['acceptance', 'is 200 or 206', 'valid-refused', () => answers(200, 206)],
  [
    'acceptance',
    'is accepted and confirms algorithm and key MD5',
    'valid-refused',
    () => echoes('key'),
  ],
  ['acceptance', 'confirms no SSE-C', 'wrong-form', () => echoesNothing()],
  ['acceptance', 'lacks a, b', 'wrong-form', () => lacks('a', 'b')],
  ['acceptance', 'has a: b', 'wrong-form', () => says('a', 'b')],
  ['acceptance', 'returns exactly the object', 'data-lost', () => returns('body')],
  ['acceptance', 'returns exactly the range', 'wrong-bytes', () => returnsSlice()],
  ['acceptance', 'contains no bytes of the object', 'plaintext-exposed', () => conceals('body')],
  ['acceptance', 'contains no customer key', 'key-exposed', () => keepsSecret('key')],
  ['refusal', 'is refused', 'malformed-accepted', () => refused()],
  ['refusal', 'is not served', 'malformed-accepted', () => notServed()],
  ['refusal', 'is 400 A', 'malformed-accepted', () => refusedAs(400, 'A')],
  ['refusal', 'is refused, or is accepted', 'valid-refused', () => refusedOr(accepted())],
  [
    'refusal',
    'is refused, or encrypts under the key that it names',
    'plaintext-exposed',
    () => refusedOrEncrypted(),
  ],
  ['acceptance', 'have the same ETag', 'valid-refused', () => oneEtag()],
  ['acceptance', 'is neither a 5xx nor a broken connection', 'wrong-form', () => neverCrashes()],
  ['acceptance', 'is an S3 error document', 'wrong-form', () => errorDocument()],
  [
    'acceptance',
    'is readable with its own key alone',
    'plaintext-exposed',
    () => readableOnlyAs('to'),
  ],
  [
    'acceptance',
    'leave the complete object of one writer',
    'plaintext-exposed',
    () => oneWriterWhole(),
  ],
  ['acceptance', 'are as the model predicts', 'plaintext-exposed', () => followsModel()],
  [
    'acceptance',
    'is accepted, or is refused',
    'valid-refused',
    () => either(accepted(), refused()),
  ],
  ['refusal', 'is refused and leaves the object unchanged', 'data-lost', () => refusedAndKept()],
  [
    'refusal',
    'is refused, or what it copied is exactly the object',
    'wrong-bytes',
    () => refusedOrExact(),
  ],
  [
    'acceptance',
    'is accepted, confirmed and readable with its own key alone',
    'plaintext-exposed',
    () => copiedTo(() => ({ mode: 'none' }) as never),
  ],
  [
    'refusal',
    'is refused, or is stored as its confirmation says',
    'plaintext-exposed',
    () => refusedOrAsConfirmed({ mayBePlain: true }),
  ],
  [
    'acceptance',
    'is refused, or leaves an object that is readable',
    'data-lost',
    () => refusedOrReadable(),
  ],
  ['acceptance', 'is 403', 'wrong-form', () => answers(403)],
  ['acceptance', 'is 200 or 304', 'wrong-form', () => answers(200, 304)],
  ['acceptance', 'is so', 'wrong-form', () => holds('is so', () => [])],
])(
  'an expectation of the kind %s says: %s, and its failure shows harm: %s',
  (kind, sentence, harm, make) => {
    const one = make();
    expect([one.kind, one.says, one.harm]).toEqual([kind, sentence, harm]);
  },
);

test('an ETag loses its quotes only where they enclose all of it', () => {
  expect(bareEtag('x"a"')).toBe('x"a"');
  expect(bareEtag('"a"x')).toBe('"a"x');
});

test('an object of exactly 16 bytes is found inside an answer', () => {
  const window = ObjectBody.of({ sizeBytes: 16, seed: 5 });
  const around = Buffer.concat([Buffer.from('.'), window.bytes(), Buffer.from('.')]);
  expect(conceals('body').check(answer(400, { body: around }), { body: window })).toHaveLength(1);
});
