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
  refusedThen,
  returns,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const bytes = body.bytes();
const md5Header = (value: string) =>
  [['x-amz-server-side-encryption-customer-key-MD5', value]] as const;

describe('the expectation refused()', () => {
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
    ['a 200 with an error document', answer(200, { error: { code: 'InvalidArgument' } }), true],
    ['a 204 with an error document', answer(204, { error: { code: 'InvalidArgument' } }), false],
    ['a 400 cut short', answer(400, { broken: 'cut short' }), false],
    ['a timeout', answer(0, { broken: 'timeout' }), false],
  ])('refused() holds for %s: $2', (_, given, isRight) => {
    expect(isRefusal(given)).toBe(isRight);
    expect(refused().check(given, {}).length === 0).toBe(isRight);
    expect(refused().kind).toBe('refusal');
  });

  test('refused() fails for a refused write that stored something', () => {
    expect(refused().check(answer(400, { left: 'changed' }), {})).toMatchObject([
      {
        expected: 'a refused write stores nothing',
        received: 'the object or part is stored',
      },
    ]);
    expect(refused().check(answer(400, { left: 'as before' }), {})).toEqual([]);
    expect(refused().check(answer(200, { left: 'changed' }), {})).toHaveLength(2);
  });
});

describe('the expectation notServed()', () => {
  test.each([
    ['400', answer(400), true],
    ['a redirect', answer(301), true],
    ['another redirect', answer(308), true],
    ['302', answer(302), true],
    ['307', answer(307), true],
    ['304', answer(304), false],
    ['a closed connection', answer(0, { broken: 'closed' }), true],
    ['200', answer(200), false],
    ['500', answer(500), false],
  ])('notServed() holds for %s: $2', (_, given, isRight) => {
    expect(notServed().check(given, {}).length === 0).toBe(isRight);
  });
  test('notServed() fails for a refused write that stored something', () => {
    expect(notServed().check(answer(400, { left: 'changed' }), {})).toHaveLength(1);
  });
});

describe('the expectation refusedAs()', () => {
  const error = {
    code: 'InvalidArgument',
    message: 'No.',
    argumentName: 'x-amz-server-side-encryption',
    argumentValue: 'null',
  };
  test('refusedAs() compares status and error code', () => {
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
  ])('refusedAs() compares the %s of the error', (_, other) => {
    const exact = { status: 400, ...error };
    expect(refusedAs(exact).check(answer(400, { error }), {})).toEqual([]);
    expect(refusedAs(exact).check(answer(400, { error: { ...error, ...other } }), {})).toHaveLength(
      1,
    );
  });
  test('refusedAs() compares only the status of an answer to HEAD, which has no document', () => {
    const head = answer(400, { operation: 'HeadObject' });
    expect(refusedAs(400, 'InvalidArgument').check(head, {})).toEqual([]);
    expect(refusedAs(403, 'AccessDenied').check(head, {})).toHaveLength(1);
  });
  test('refusedAs() reports the status, code, message and argument of the answer', () => {
    const [mismatch] = refusedAs({ status: 403, argumentName: 'a' }).check(
      answer(400, { error, body: '1234' }),
      {},
    );
    expect(mismatch).toMatchObject({
      expected: '403 argument a=any',
      received: '400 InvalidArgument, 4 bytes, "No.", argument x-amz-server-side-encryption=null',
    });
    expect(refusedAs(400, 'A').says).toBe('is 400 A');
    expect(refusedAs({ status: 400, message: 'M', argumentValue: 'v' }).says).toBe(
      'is 400 "M" argument any=v',
    );
  });
});

describe('the expectation refusedOr()', () => {
  const either = refusedOr(accepted());
  test('refusedOr() takes a refusal and the other answer, and nothing else', () => {
    expect(either.kind).toBe('refusal');
    expect(either.says).toBe('is refused, or is accepted');
    expect(either.check(answer(400), {})).toEqual([]);
    expect(either.check(answer(200), {})).toEqual([]);
    expect(either.check(answer(500), {})).toMatchObject([
      { expected: 'refused, or 2xx', received: '500, 0 bytes' },
    ]);
    expect(either.check(answer(400, { left: 'changed' }), {})).toHaveLength(1);
  });
  test('refusedOr() does not judge a refusal by the other expectation', () => {
    expect(refusedOr(conceals('body')).check(answer(400, { body: bytes }), { body })).toEqual([]);
  });
});

describe('the expectation refusedOrEncrypted()', () => {
  const check = (...reads: readonly ReturnType<typeof answer>[]) =>
    refusedOrEncrypted().check(reads, { key, body });
  const readable = answer(200, { body: bytes });
  const denied = answer(403);

  test('a refused write passes where nothing is stored', () => {
    expect(check(answer(400), answer(404), answer(404))).toEqual([]);
  });
  test('a refused write fails where the object is readable', () => {
    expect(check(answer(400), readable, denied)).toHaveLength(1);
    expect(check(answer(400), denied, readable)).toHaveLength(1);
    expect(check(answer(400), readable, readable)).toHaveLength(2);
  });
  test('an accepted write passes where the object is readable with its key alone', () => {
    expect(check(answer(200), readable, denied)).toEqual([]);
    expect(check(answer(200, { headers: md5Header(key.md5Base64) }), readable, denied)).toEqual([]);
    const unpadded = key.md5Base64.replace(/=+$/, '');
    expect(check(answer(200, { headers: md5Header(unpadded) }), readable, denied)).toEqual([]);
  });
  test('an accepted write fails where the object is readable without a key', () => {
    expect(check(answer(200), readable, readable)).toHaveLength(1);
    expect(check(answer(200), readable, answer(403, { body: bytes }))).toHaveLength(1);
  });
  test('an accepted write fails where the object is not readable with its key', () => {
    expect(check(answer(200), denied, denied)).toHaveLength(1);
    expect(check(answer(200), answer(200, { body: 'other' }), denied)).toHaveLength(1);
  });
  test('an accepted write fails where another key is confirmed', () => {
    const other = md5Header('AAAAAAAAAAAAAAAAAAAAAA==');
    expect(check(answer(200, { headers: other }), readable, denied)).toHaveLength(1);
  });
  test('a write that is neither refused nor accepted fails', () => {
    expect(check(answer(500), denied, denied)).toMatchObject([
      { expected: 'refused or accepted', received: '500, 0 bytes' },
    ]);
  });
});

test('a refusal and what is read afterwards are both judged', () => {
  const then = refusedThen(returns('body'));
  const opened = answer(200, { body: bytes });
  expect(then.kind).toBe('refusal');
  expect(then.says).toBe('is refused, and afterwards it returns exactly the object');
  expect(then.check([answer(403), opened], { body })).toEqual([]);
  expect(then.check([answer(200), opened], { body })).toHaveLength(1);
  expect(then.check([answer(403), answer(404)], { body })).toHaveLength(1);
});
