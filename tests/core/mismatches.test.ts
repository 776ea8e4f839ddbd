import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import {
  accepted,
  conceals,
  errorDocument,
  keepsSecret,
  lists,
  neverCrashes,
  notServed,
  oneEtag,
  readableOnlyAs,
  refusedAs,
  refusedOrEncrypted,
  returns,
  says,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { ssec } from '../../core/values.ts';
import { answer, element } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const opened = answer(200, { body: body.bytes() });

describe('a mismatch', () => {
  test.each([
    [
      'conceals',
      () => conceals('body').check(opened, { body }),
      'no bytes of the object in the answer',
      '100 bytes, some of them from the object',
    ],
    [
      'keepsSecret',
      () => keepsSecret('key').check(answer(200, { body: key.base64 }), { key }),
      'no customer key in the answer',
      'the customer key, Base64',
    ],
    [
      'in hex',
      () =>
        keepsSecret('key').check(answer(200, { body: Buffer.from(key.bytes).toString('hex') }), {
          key,
        }),
      'no customer key in the answer',
      'the customer key, hex',
    ],
    [
      'raw',
      () => keepsSecret('key').check(answer(200, { body: key.bytes }), { key }),
      'no customer key in the answer',
      'the customer key, raw',
    ],
    [
      'neverCrashes',
      () => neverCrashes().check(answer(500), {}),
      'an answer other than 5xx',
      '500, 0 bytes',
    ],
    [
      'notServed',
      () => notServed().check(opened, {}),
      'refused, redirected to https or connection closed',
      '200, 100 bytes',
    ],
    [
      'not served, but stored',
      () => notServed().check(answer(400, { left: 'changed' }), {}),
      'a refused write stores nothing',
      'the object or part is stored',
    ],
    [
      'closed',
      () => readableOnlyAs('to').check([opened], { to: ssec(key), body, keys: [] }),
      'refused, no bytes of the object',
      '200, 100 bytes',
    ],
    [
      'sealed',
      () => refusedOrEncrypted().check([answer(200), opened, opened], { key, body }),
      'a read without key is refused',
      '200, 100 bytes',
    ],
    [
      'stored',
      () => refusedOrEncrypted().check([answer(400), opened, answer(400)], { key, body }),
      'a refused write stores nothing',
      '200, 100 bytes',
    ],
    [
      'too few',
      () => refusedOrEncrypted().check([answer(400), opened], { key, body }),
      'a write and two reads',
      '2 answers',
    ],
    [
      'none',
      () => refusedOrEncrypted().check([], { key, body }),
      'a write and two reads',
      '0 answers',
    ],
    [
      'the name of another key',
      () =>
        refusedOrEncrypted().check(
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
      () => returns('body').check(answer(200, { body: '' }), { body }),
      'exactly 100 bytes of the object',
      '0 bytes, the first 0 equal',
    ],
    ['no ETag', () => oneEtag().check([answer(200)], {}), 'ETag present', 'GetObject: no ETag'],
    [
      'not listed',
      () => lists({ name: 'a', sizeBytes: 1 }, answer(200)),
      'the object in the list',
      'not listed',
    ],
    [
      'no size',
      () =>
        lists(
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
      () =>
        lists(
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
      () => says('a', 'b').check(answer(200, { headers: [['A', 'c']] }), {}),
      'a: b',
      'a: c',
    ],
    [
      'no answer at all',
      () => accepted().check(answer(0, { broken: 'closed' }), {}),
      '2xx',
      'no answer (closed)',
    ],
    [
      'an error without words',
      () => refusedAs(400, 'A').check(answer(400, { error: { code: 'B' } }), {}),
      '400 A',
      '400 B, 0 bytes',
    ],
    [
      'an argument without value',
      () => refusedAs(400, 'A').check(answer(400, { error: { code: 'B', argumentName: 'n' } }), {}),
      '400 A',
      '400 B, 0 bytes, argument n=',
    ],
  ])('a mismatch says what was expected and received for %s', (_, judge, expected, received) => {
    expect(judge()).toEqual([{ expected, received }]);
  });

  test('each missing part of an error document is reported', () => {
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

  test('refusedAs() reports an answer without code, message and argument', () => {
    const exact = { status: 400, message: 'm', argumentName: 'a', argumentValue: 'v' };
    expect(refusedAs(exact).check(answer(400), {})[0]?.received).toBe('400, 0 bytes');
    expect(refusedAs({ status: 400 }).check(answer(400), {})).toEqual([]);
    expect(refusedAs({ status: 400, argumentName: 'a' }).check(answer(400), {})).toHaveLength(1);
    expect(refusedAs({ status: 400, argumentValue: 'v' }).check(answer(400), {})).toHaveLength(1);
  });
});
