import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import * as expectations from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { ssec } from '../../core/values.ts';
import { answer, element } from './answer.ts';

const {
  accepted,
  answers,
  echoes,
  echoesNothing,
  either,
  errorDocument,
  conceals,
  followsModel,
  keepsSecret,
  lacks,
  neverCrashes,
  notServed,
  oneEtag,
  oneWriterWhole,
  opensOnlyAs,
  refused,
  refusedAs,
  refusedOr,
  refusedOrSealed,
  returns,
  returnsSlice,
  says,
} = expectations;
const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const opened = answer(200, { body: body.bytes() });

test.each([
  [accepted(), 'acceptance', 'is accepted'],
  [answers(200, 206), 'acceptance', 'is 200 or 206'],
  [echoes('key'), 'acceptance', 'is accepted and confirms algorithm and key MD5'],
  [echoesNothing(), 'acceptance', 'confirms no SSE-C'],
  [lacks('a', 'b'), 'acceptance', 'lacks a, b'],
  [says('a', 'b'), 'acceptance', 'has a: b'],
  [returns('body'), 'acceptance', 'returns exactly the object'],
  [returnsSlice(), 'acceptance', 'returns exactly the range'],
  [conceals('body'), 'acceptance', 'holds nothing of the object'],
  [keepsSecret('key'), 'acceptance', 'holds no customer key'],
  [refused(), 'refusal', 'is refused'],
  [notServed(), 'refusal', 'is not served'],
  [refusedAs(400, 'A'), 'refusal', 'is 400 A'],
  [refusedOr(accepted()), 'refusal', 'is refused, or is accepted'],
  [refusedOrSealed(), 'refusal', 'is refused, or seals under the key that it names'],
  [oneEtag(), 'acceptance', 'name one ETag'],
  [neverCrashes(), 'acceptance', 'is no 5xx and no broken connection'],
  [errorDocument(), 'acceptance', 'is an S3 error document'],
  [opensOnlyAs('to'), 'acceptance', 'opens to its own key alone'],
  [oneWriterWhole(), 'acceptance', 'leave one writer whole'],
  [followsModel(), 'acceptance', 'follow the model'],
  [either(accepted(), refused()), 'acceptance', 'is accepted, or is refused'],
])('%# names its kind and completes the sentence', (one, kind, sentence) => {
  expect([one.kind, one.says]).toEqual([kind, sentence]);
});

describe('a mismatch tells what was expected and what came', () => {
  test.each([
    [
      'conceals',
      conceals('body').check(opened, { body }),
      'an answer without the object',
      '100 bytes, some of the object',
    ],
    [
      'keepsSecret',
      keepsSecret('key').check(answer(200, { body: key.base64 }), { key }),
      'no customer key in the answer',
      'the customer key, Base64',
    ],
    [
      'in hex',
      keepsSecret('key').check(answer(200, { body: Buffer.from(key.bytes).toString('hex') }), {
        key,
      }),
      'no customer key in the answer',
      'the customer key, hex',
    ],
    [
      'raw',
      keepsSecret('key').check(answer(200, { body: key.bytes }), { key }),
      'no customer key in the answer',
      'the customer key, raw',
    ],
    [
      'neverCrashes',
      neverCrashes().check(answer(500), {}),
      'an answer other than 5xx',
      '500, 0 bytes',
    ],
    [
      'notServed',
      notServed().check(opened, {}),
      'refused, redirected to https or hung up on',
      '200, 100 bytes',
    ],
    [
      'not served, but stored',
      notServed().check(answer(400, { left: 'changed' }), {}),
      'a refused write leaves everything as it was',
      'something is stored under the name afterwards',
    ],
    [
      'closed',
      opensOnlyAs('to').check([opened], { to: ssec(key), body, keys: [] }),
      'refused, nothing of the object',
      '200, 100 bytes',
    ],
    [
      'sealed',
      refusedOrSealed().check([answer(200), opened, opened], { key, body }),
      'a read without key is refused',
      '200, 100 bytes',
    ],
    [
      'stored',
      refusedOrSealed().check([answer(400), opened, answer(400)], { key, body }),
      'a refused write stores nothing',
      '200, 100 bytes',
    ],
    [
      'too few',
      refusedOrSealed().check([answer(400), opened], { key, body }),
      'a write and two reads',
      '2 answers',
    ],
    ['none', refusedOrSealed().check([], { key, body }), 'a write and two reads', '0 answers'],
    [
      'the name of another key',
      refusedOrSealed().check(
        [
          answer(200, {
            headers: [
              ['x-amz-server-side-encryption-customer-key-md5', 'AAAAAAAAAAAAAAAAAAAAAA=='],
            ],
          }),
          opened,
          answer(400),
        ],
        { key, body },
      ),
      'the MD5 of the key in use',
      'key MD5 AAAAAAAAAAAAAAAAAAAAAA==',
    ],
    [
      'bytes',
      returns('body').check(answer(200, { body: '' }), { body }),
      'exactly 100 bytes of the object',
      '0 bytes, equal up to 0',
    ],
    ['no ETag', oneEtag().check([answer(200)], {}), 'ETag present', 'GetObject: no ETag'],
    [
      'not listed',
      expectations.lists({ name: 'a', sizeBytes: 1 }, answer(200)),
      'the object in the list',
      'not listed',
    ],
    [
      'no size',
      expectations.lists(
        { name: 'a', sizeBytes: 1 },
        answer(200, {
          document: element('L', [
            element('Contents', [element('Other')]),
            element('Contents', [element('Key', 'a')]),
          ]),
        }),
      ),
      'Size 1',
      'Size absent',
    ],
    [
      'no listed ETag',
      expectations.lists(
        { name: 'a', sizeBytes: 1, etag: '"e"' },
        answer(200, {
          document: element('L', [
            element('Contents', [element('Key', 'a'), element('Size', '1')]),
          ]),
        }),
      ),
      'ETag e',
      'ETag absent',
    ],
    [
      'another header',
      says('a', 'b').check(answer(200, { headers: [['A', 'c']] }), {}),
      'a: b',
      'a: c',
    ],
    [
      'no answer at all',
      accepted().check(answer(0, { broken: 'closed' }), {}),
      '2xx',
      'no answer (closed)',
    ],
    [
      'an error without words',
      refusedAs(400, 'A').check(answer(400, { error: { code: 'B' } }), {}),
      '400 A',
      '400 B, 0 bytes',
    ],
    [
      'an argument without value',
      refusedAs(400, 'A').check(answer(400, { error: { code: 'B', argumentName: 'n' } }), {}),
      '400 A',
      '400 B, 0 bytes, argument n=',
    ],
  ])('%s', (_, mismatches, expected, received) => {
    expect(mismatches).toEqual([{ expected, received }]);
  });

  test('each part of an error document', () => {
    const document = (type: string, error = {}) =>
      errorDocument().check(
        answer(400, { headers: type === '' ? [] : [['content-type', type]], error }),
        {},
      );
    expect(document('')).toEqual([
      { expected: 'content-type: application/xml', received: 'no content-type' },
      { expected: 'an Error element with Code and Message', received: '400, 0 bytes' },
      { expected: 'RequestId or x-amz-request-id', received: 'neither' },
    ]);
    expect(document('x-application/xml')[0]).toEqual({
      expected: 'content-type: application/xml',
      received: 'content-type: x-application/xml',
    });
  });

  test('an exact refusal without any error said', () => {
    const exact = { status: 400, message: 'm', argumentName: 'a', argumentValue: 'v' };
    expect(refusedAs(exact).check(answer(400), {})[0]?.received).toBe('400, 0 bytes');
    expect(refusedAs({ status: 400 }).check(answer(400), {})).toEqual([]);
    expect(refusedAs({ status: 400, argumentName: 'a' }).check(answer(400), {})).toHaveLength(1);
    expect(refusedAs({ status: 400, argumentValue: 'v' }).check(answer(400), {})).toHaveLength(1);
  });
});

test('an ETag is bared as a whole or not at all', () => {
  expect(expectations.bareEtag('x"a"')).toBe('x"a"');
  expect(expectations.bareEtag('"a"x')).toBe('"a"x');
});

test('a body of exactly one window is compared as a window', () => {
  const window = ObjectBody.of({ sizeBytes: 16, seed: 5 });
  const around = Buffer.concat([Buffer.from('.'), window.bytes(), Buffer.from('.')]);
  expect(conceals('body').check(answer(400, { body: around }), { body: window })).toHaveLength(1);
});
