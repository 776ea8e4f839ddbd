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
const readable = answer(200, { body: body.bytes() });

describe('a mismatch', () => {
  test.each([
    [
      'an answer that holds the object',
      () => conceals('body').check(readable, { body }),
      'no bytes of the object in the answer',
      '100 bytes, some of them from the object',
    ],
    [
      'a customer key as Base64',
      () => keepsSecret('key').check(answer(200, { body: key.base64 }), { key }),
      'no customer key in the answer',
      'the customer key, Base64',
    ],
    [
      'a customer key in hex',
      () =>
        keepsSecret('key').check(answer(200, { body: Buffer.from(key.bytes).toString('hex') }), {
          key,
        }),
      'no customer key in the answer',
      'the customer key, hex',
    ],
    [
      'a customer key as raw bytes',
      () => keepsSecret('key').check(answer(200, { body: key.bytes }), { key }),
      'no customer key in the answer',
      'the customer key, raw',
    ],
    [
      'a 500',
      () => neverCrashes().check(answer(500), {}),
      'an answer other than 5xx',
      '500, 0 bytes',
    ],
    [
      'a request that must not be served',
      () => notServed().check(readable, {}),
      'refused, redirected to https or connection closed',
      '200, 100 bytes',
    ],
    [
      'a refused write that stored something',
      () => notServed().check(answer(400, { left: 'changed' }), {}),
      'a refused write stores nothing',
      'the object or part is stored',
    ],
    [
      'an accepted read without a key',
      () => readableOnlyAs('to').check([readable], { to: ssec(key), body, keys: [] }),
      'refused, no bytes of the object',
      '200, 100 bytes',
    ],
    [
      'an accepted write that is readable without a key',
      () => refusedOrEncrypted().check([answer(200), readable, readable], { key, body }),
      'a read without key is refused',
      '200, 100 bytes',
    ],
    [
      'a refused write that is readable',
      () => refusedOrEncrypted().check([answer(400), readable, answer(400)], { key, body }),
      'a refused write stores nothing',
      '200, 100 bytes',
    ],
    [
      'a missing read',
      () => refusedOrEncrypted().check([answer(400), readable], { key, body }),
      'a write and two reads',
      '2 answers',
    ],
    [
      'no answers',
      () => refusedOrEncrypted().check([], { key, body }),
      'a write and two reads',
      '0 answers',
    ],
    [
      'a confirmation of another key',
      () =>
        refusedOrEncrypted().check(
          [
            answer(200, {
              headers: [
                ['x-amz-server-side-encryption-customer-key-md5', 'AAAAAAAAAAAAAAAAAAAAAA=='],
              ],
            }),
            readable,
            answer(400),
          ],
          { key, body },
        ),
      'the MD5 of the key in use',
      'key MD5 AAAAAAAAAAAAAAAAAAAAAA==',
    ],
    [
      'an empty body',
      () => returns('body').check(answer(200, { body: '' }), { body }),
      'exactly 100 bytes of the object',
      '0 bytes, the first 0 equal',
    ],
    ['no ETag', () => oneEtag().check([answer(200)], {}), 'ETag present', 'GetObject: no ETag'],
    [
      'an object that is not listed',
      () => lists({ name: 'a', sizeBytes: 1 }, answer(200)),
      'the object in the list',
      'not listed',
    ],
    [
      'a listed object without a size',
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
      'a listed object without an ETag',
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
      'another header value',
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
      'an error without a message',
      () => refusedAs(400, 'A').check(answer(400, { error: { code: 'B' } }), {}),
      '400 A',
      '400 B, 0 bytes',
    ],
    [
      'an argument without a value',
      () => refusedAs(400, 'A').check(answer(400, { error: { code: 'B', argumentName: 'n' } }), {}),
      '400 A',
      '400 B, 0 bytes, argument n=',
    ],
  ])('a mismatch says what was expected and received for %s', (_, judge, expected, received) => {
    expect(judge()).toMatchObject([{ expected, received }]);
  });

  test('each missing part of an error document is reported', () => {
    const document = (type: string, error = {}) =>
      errorDocument().check(
        answer(400, { headers: type === '' ? [] : [['content-type', type]], error }),
        {},
      );
    expect(document('')).toMatchObject([
      { expected: 'content-type: application/xml', received: 'no content-type' },
      { expected: 'an Error element with Code and Message', received: '400, 0 bytes' },
      { expected: 'RequestId or x-amz-request-id', received: 'neither' },
    ]);
    expect(document('x-application/xml')[0]).toMatchObject({
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
