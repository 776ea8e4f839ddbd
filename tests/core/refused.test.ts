import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import {
  accepted,
  conceals,
  isRefusal,
  notServed,
  refused,
  refusedAs,
  refusedOr,
  refusedOrEncrypted,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const bytes = body.bytes();
const md5Header = (value: string) =>
  [['x-amz-server-side-encryption-customer-key-MD5', value]] as const;

describe('a refusal', () => {
  test.each([
    ['400', answer(400), true],
    ['403', answer(403), true],
    ['499', answer(499), true],
    ['501', answer(501), true],
    ['399', answer(399), false],
    ['500', answer(500), false],
    ['502', answer(502), false],
    ['503', answer(503), false],
    ['200', answer(200), false],
    ['a redirect', answer(301), false],
    ['a 200 that tells an error', answer(200, { error: { code: 'InvalidArgument' } }), true],
    ['a 204 that tells an error', answer(204, { error: { code: 'InvalidArgument' } }), false],
    ['a 400 cut short', answer(400, { broken: 'cut short' }), false],
    ['silence', answer(0, { broken: 'timeout' }), false],
  ])('%s', (_, given, isRight) => {
    expect(isRefusal(given)).toBe(isRight);
    expect(refused().check(given, {}).length === 0).toBe(isRight);
    expect(refused().kind).toBe('refusal');
  });

  test('that stored something is none', () => {
    expect(refused().check(answer(400, { left: 'changed' }), {})).toEqual([
      {
        expected: 'a refused write leaves everything as it was',
        received: 'something is stored under the name afterwards',
      },
    ]);
    expect(refused().check(answer(400, { left: 'as before' }), {})).toEqual([]);
    expect(refused().check(answer(200, { left: 'changed' }), {})).toHaveLength(2);
  });
});

describe('notServed', () => {
  test.each([
    ['400', answer(400), true],
    ['a redirect', answer(301), true],
    ['another redirect', answer(308), true],
    ['302', answer(302), true],
    ['307', answer(307), true],
    ['304', answer(304), false],
    ['silence', answer(0, { broken: 'closed' }), true],
    ['200', answer(200), false],
    ['500', answer(500), false],
  ])('%s', (_, given, isRight) => {
    expect(notServed().check(given, {}).length === 0).toBe(isRight);
  });
  test('but stored all the same', () => {
    expect(notServed().check(answer(400, { left: 'changed' }), {})).toHaveLength(1);
  });
});

describe('refusedAs', () => {
  const error = {
    code: 'InvalidArgument',
    message: 'No.',
    argumentName: 'x-amz-server-side-encryption',
    argumentValue: 'null',
  };
  test('status and code', () => {
    const check = refusedAs(400, 'InvalidArgument').check;
    expect(check(answer(400, { error }), {})).toEqual([]);
    expect(check(answer(403, { error }), {})).toHaveLength(1);
    expect(check(answer(400, { error: { code: 'InvalidRequest' } }), {})).toHaveLength(1);
    expect(check(answer(400), {})).toHaveLength(1);
    expect(check(answer(400, { error, broken: 'closed' }), {})).toHaveLength(1);
  });
  test.each([
    ['message', { message: 'Yes.' }],
    ['argumentName', { argumentName: 'other' }],
    ['argumentValue', { argumentValue: 'other' }],
  ])('another %s is seen', (_, other) => {
    const exact = { status: 400, ...error };
    expect(refusedAs(exact).check(answer(400, { error }), {})).toEqual([]);
    expect(refusedAs(exact).check(answer(400, { error: { ...error, ...other } }), {})).toHaveLength(
      1,
    );
  });
  test('an answer to HEAD has no document', () => {
    const head = answer(400, { operation: 'HeadObject' });
    expect(refusedAs(400, 'InvalidArgument').check(head, {})).toEqual([]);
    expect(refusedAs(403, 'AccessDenied').check(head, {})).toHaveLength(1);
  });
  test('tells what was said', () => {
    const [mismatch] = refusedAs({ status: 403, argumentName: 'a' }).check(
      answer(400, { error, body: '1234' }),
      {},
    );
    expect(mismatch).toEqual({
      expected: '403 argument a=any',
      received: '400 InvalidArgument, 4 bytes, "No.", argument x-amz-server-side-encryption=null',
    });
    expect(refusedAs(400, 'A').says).toBe('is 400 A');
    expect(refusedAs({ status: 400, message: 'M', argumentValue: 'v' }).says).toBe(
      'is 400 "M" argument any=v',
    );
  });
});

describe('refusedOr', () => {
  const either = refusedOr(accepted());
  test('takes both, and nothing else', () => {
    expect(either.kind).toBe('refusal');
    expect(either.says).toBe('is refused, or is accepted');
    expect(either.check(answer(400), {})).toEqual([]);
    expect(either.check(answer(200), {})).toEqual([]);
    expect(either.check(answer(500), {})).toEqual([
      { expected: 'refused, or 2xx', received: '500, 0 bytes' },
    ]);
    expect(either.check(answer(400, { left: 'changed' }), {})).toHaveLength(1);
  });
  test('a refusal is not held against the other side', () => {
    expect(refusedOr(conceals('body')).check(answer(400, { body: bytes }), { body })).toEqual([]);
  });
});

describe('refusedOrEncrypted', () => {
  const check = (...reads: readonly ReturnType<typeof answer>[]) =>
    refusedOrEncrypted().check(reads, { key, body });
  const sealed = answer(200, { body: bytes });
  const closed = answer(403);

  test('refused, and nothing is there', () => {
    expect(check(answer(400), answer(404), answer(404))).toEqual([]);
  });
  test('refused, but the object is there', () => {
    expect(check(answer(400), sealed, closed)).toHaveLength(1);
    expect(check(answer(400), closed, sealed)).toHaveLength(1);
    expect(check(answer(400), sealed, sealed)).toHaveLength(2);
  });
  test('accepted and sealed', () => {
    expect(check(answer(200), sealed, closed)).toEqual([]);
    expect(check(answer(200, { headers: md5Header(key.md5Base64) }), sealed, closed)).toEqual([]);
    const unpadded = key.md5Base64.replace(/=+$/, '');
    expect(check(answer(200, { headers: md5Header(unpadded) }), sealed, closed)).toEqual([]);
  });
  test('accepted and open', () => {
    expect(check(answer(200), sealed, sealed)).toHaveLength(1);
    expect(check(answer(200), sealed, answer(403, { body: bytes }))).toHaveLength(1);
  });
  test('accepted, but the key does not open it', () => {
    expect(check(answer(200), closed, closed)).toHaveLength(1);
    expect(check(answer(200), answer(200, { body: 'other' }), closed)).toHaveLength(1);
  });
  test('accepted under a name that is not its own', () => {
    const other = md5Header('AAAAAAAAAAAAAAAAAAAAAA==');
    expect(check(answer(200, { headers: other }), sealed, closed)).toHaveLength(1);
  });
  test('neither refused nor accepted', () => {
    expect(check(answer(500), closed, closed)).toEqual([
      { expected: 'refused or accepted', received: '500, 0 bytes' },
    ]);
  });
});
