import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Blocked } from '../../core/blocked.ts';
import { CustomerKey } from '../../core/customer-key.ts';
import { alternativesOf, enumerated } from '../../core/enumerated.ts';
import { InvariantError, UnreachableError, UsageError } from '../../core/errors.ts';
import { child, childrenNamed, header, isAccepted, isFailure } from '../../core/exchange.ts';
import { accepted, isRefusal, leftBehind, refused, refusedOr } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { plain, ssec, sseKms, sseS3 } from '../../core/values.ts';
import { answer, element } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const withCode = (status: number, code: string) => answer(status, { error: { code } });

describe('an answer that judges nothing', () => {
  test.each([
    ['500', answer(500), true],
    ['599', answer(599), true],
    ['503', answer(503), true],
    ['501', answer(501), false],
    ['499', answer(499), false],
    ['429', answer(429), true],
    ['408', answer(408), true],
    ['428', answer(428), false],
    ['400', answer(400), false],
    ['200', answer(200), false],
    ['400 InternalError', withCode(400, 'InternalError'), true],
    ['200 InternalError', withCode(200, 'InternalError'), true],
    ['403 ServiceUnavailable', withCode(403, 'ServiceUnavailable'), true],
    ['400 SlowDown', withCode(400, 'SlowDown'), true],
    ['409 OperationAborted', withCode(409, 'OperationAborted'), true],
    ['400 RequestTimeout', withCode(400, 'RequestTimeout'), true],
    ['403 AccessDenied', withCode(403, 'AccessDenied'), false],
    ['an error without a code', answer(403, { error: {} }), false],
  ])(
    'an answer of %s is a failure of the endpoint, neither refused nor accepted: $2',
    (_, given, hasFailed) => {
      expect(isFailure(given)).toBe(hasFailed);
      if (!hasFailed) return;
      expect(isRefusal(given)).toBe(false);
      expect(isAccepted(given)).toBe(false);
      expect(refused().check(given, {}).length).toBeGreaterThan(0);
      expect(refusedOr(accepted()).check(given, {}).length).toBeGreaterThan(0);
    },
  );
});

test('a refused write is a mismatch only where something was seen to change', () => {
  expect(leftBehind(answer(400, { left: 'changed' }))).toHaveLength(1);
  expect(leftBehind(answer(400, { left: 'as before' }))).toEqual([]);
  expect(leftBehind(answer(400, { left: 'unprobed' }))).toEqual([]);
  const { left: _, ...read } = answer(400);
  expect(leftBehind(read)).toEqual([]);
});

test('a header is found in any case, the first of its name, and a missing one is undefined', () => {
  const of = answer(200, {
    headers: [
      ['X-One', '1'],
      ['x-one', '2'],
      ['x-one-more', '3'],
    ],
  });
  expect(header(of, 'x-ONE')).toBe('1');
  expect(header(of, 'x-one-more')).toBe('3');
  expect(header(of, 'x')).toBeUndefined();
});

test('an XML element is found by name, among the children only', () => {
  const document = element('A', [
    element('B', '1'),
    element('C', [element('D', '2')]),
    element('B', '3'),
  ]);
  expect(child(document, 'B')?.text).toBe('1');
  expect(child(document, 'D')).toBeUndefined();
  expect(childrenNamed(document, 'B').map(({ text }) => text)).toEqual(['1', '3']);
  expect(childrenNamed(document, 'A')).toEqual([]);
  expect([child(undefined, 'B'), childrenNamed(undefined, 'B')]).toEqual([undefined, []]);
});

describe('an error of the suite', () => {
  test.each([
    ['UsageError', UsageError, 2],
    ['UnreachableError', UnreachableError, 3],
    ['InvariantError', InvariantError, 3],
  ])('%s has its name, code, cause and exit code', (name, Kind, exitCode) => {
    const cause = new Error('why');
    const error = new Kind('E_ANY', 'what', { cause });
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.code, error.message, error.exitCode, error.cause]).toEqual([
      ...[name, 'E_ANY', 'what', exitCode, cause],
    ]);
    expect(new Kind('E_ANY', 'what').cause).toBeUndefined();
  });
  test('a blocked trial need not have an answer', () => {
    expect(new Blocked('why').exchange).toBeUndefined();
  });
});

test('a customer key prints as its fingerprint, however it is printed', () => {
  expect(inspect(key)).toBe(key.fingerprint);
  expect(inspect({ key })).toContain(key.fingerprint);
  expect(inspect({ key }, { depth: 9, showHidden: true })).not.toContain(key.base64);
  expect(Object.keys(key)).toEqual(['fingerprint']);
  expect(String(key)).toBe(key.fingerprint);
  // The wire shows the MD5: the fingerprint is no part of it.
  expect(Buffer.from(key.md5Base64, 'base64').toString('hex')).not.toContain(
    key.fingerprint.slice(4),
  );
});

test('enumerated values are listed, and any other arbitrary is its only alternative', () => {
  const [a, b] = [fc.constant(1), fc.constant(2)];
  expect(alternativesOf(enumerated([a, b]))).toEqual([a, b]);
  const any = fc.integer();
  expect(alternativesOf(any)).toEqual([any]);
});

test('an encryption names its mode, and its key where it has one', () => {
  expect([plain.mode, sseS3.mode, sseKms.mode]).toEqual(['plain', 'SSE-S3', 'SSE-KMS']);
  expect(ssec(key)).toEqual({ mode: 'SSE-C', key });
});

describe('an object body', () => {
  const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073];
  test.each(sizes)(
    'an object body of %i bytes is the start of any longer one of its seed',
    (sizeBytes) => {
      const longest = ObjectBody.of({ sizeBytes: 200_000, seed: 3 }).bytes();
      const body = ObjectBody.of({ sizeBytes, seed: 3 });
      expect(body.bytes().equals(longest.subarray(0, sizeBytes))).toBe(true);
      expect(body.bytes().equals(body.bytes())).toBe(true);
    },
  );
  test('a small object body is kept in memory, a large one is made anew for each caller', () => {
    const small = ObjectBody.of({ sizeBytes: 65_536, seed: 3 });
    const [first, again] = [small.bytes(), small.bytes()];
    expect(first === again).toBe(true);
    const large = ObjectBody.of({ sizeBytes: 65_537, seed: 3 });
    const [mine, theirs] = [large.bytes(), large.bytes()];
    const firstByte = theirs[0] ?? 0;
    mine[0] = firstByte ^ 1;
    expect([theirs[0], large.bytes()[0]]).toEqual([firstByte, firstByte]);
  });
  test('a part of an object body has the bytes of the whole at its place, also a part of a part', () => {
    const whole = ObjectBody.of({ sizeBytes: 100_000, seed: 3 });
    const part = whole.part({ firstByte: 70_000, sizeBytes: 20_000 });
    expect([part.seed, part.sizeBytes]).toEqual([3, 20_000]);
    expect(part.bytes().equals(whole.bytes().subarray(70_000, 90_000))).toBe(true);
    const inner = part.part({ firstByte: 10, sizeBytes: 5 });
    expect(inner.bytes().equals(whole.slice({ first: 70_010, last: 70_014 }))).toBe(true);
    expect(`${whole}`).toBe('100,000 bytes of seed 3');
  });
});
