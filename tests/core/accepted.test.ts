import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import {
  accepted,
  answers,
  conceals,
  echoes,
  echoesNothing,
  keepsSecret,
  lacks,
  returns,
  returnsSlice,
  says,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer, element } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const bytes = body.bytes();
const algorithm = ['x-amz-server-side-encryption-customer-algorithm', 'AES256'] as const;
const keyMd5 = ['x-amz-server-side-encryption-customer-key-MD5', key.md5Base64] as const;
const length = (value: number) => [['Content-Length', String(value)]] as const;

describe('the expectation accepted()', () => {
  test.each([
    ['200', answer(200), true],
    ['204', answer(204), true],
    ['299', answer(299), true],
    ['199', answer(199), false],
    ['300', answer(300), false],
    ['404', answer(404), false],
    ['no answer', answer(0, { broken: 'closed' }), false],
    ['a 200 that was cut short', answer(200, { broken: 'cut short' }), false],
    ['a 200 with an error document', answer(200, { error: { code: 'InternalError' } }), false],
  ])('accepted() holds for %s: $2', (_, given, isRight) => {
    const mismatches = accepted().check(given, {});
    expect(mismatches.length === 0).toBe(isRight);
    if (!isRight) expect(mismatches[0]?.expected).toBe('2xx');
  });

  test('accepted() reports the status, code and size of a refusal, or why there was no answer', () => {
    const [refusal] = accepted().check(answer(403, { error: { code: 'Denied' }, body: 'x' }), {});
    expect(refusal?.received).toBe('403 Denied, 1 byte');
    const [silence] = accepted().check(answer(0, { broken: 'timeout' }), {});
    expect(silence?.received).toBe('no answer (timeout)');
    const [half] = accepted().check(answer(200, { broken: 'cut short', body: 'abc' }), {});
    expect(half?.received).toBe('200, 3 bytes, cut short');
  });
});

test('answers() tells a refusal from another form of answer', () => {
  const harmsOf = (one: ReturnType<typeof answers>, status: number) =>
    one.check(answer(status), {}).map(({ harm }) => harm);
  expect(harmsOf(answers(200), 403)).toEqual(['valid-refused']);
  expect(harmsOf(answers(200), 206)).toEqual(['wrong-form']);
  expect(harmsOf(answers(304), 403)).toEqual(['wrong-form']);
  expect(harmsOf(answers(304), 200)).toEqual(['wrong-form']);
  expect(answers(300).harm).toBe('wrong-form');
});

test('answers() takes only the listed statuses, and only whole answers', () => {
  expect(answers(200, 206).check(answer(206), {})).toEqual([]);
  expect(answers(200, 206).check(answer(204), {})).toMatchObject([
    { expected: '200 or 206', received: '204, 0 bytes' },
  ]);
  expect(answers(304).check(answer(304, { broken: 'closed' }), {})).toHaveLength(1);
});

describe('the expectation echoes()', () => {
  const right = [algorithm, keyMd5];
  test('echoes() takes algorithm and key MD5 under header names in any case', () => {
    const lower = right.map(([name, value]) => [name.toLowerCase(), value] as const);
    expect(echoes('key').check(answer(200, { headers: lower }), { key })).toEqual([]);
  });
  test.each([
    ['no algorithm', [keyMd5]],
    ['no key MD5', [algorithm]],
    ['another algorithm', [[algorithm[0], 'aws:kms'] as const, keyMd5]],
    ['the MD5 of another key', [algorithm, [keyMd5[0], 'AAAAAAAAAAAAAAAAAAAAAA=='] as const]],
  ])('a confirmation with %s fails echoes()', (_, headers) => {
    expect(echoes('key').check(answer(200, { headers }), { key })).toHaveLength(1);
  });
  test('a refusal confirms nothing, whatever its headers say', () => {
    const [mismatch] = echoes('key').check(answer(400, { headers: right }), { key });
    expect(mismatch?.expected).toBe('2xx');
  });
});

test.each([
  ['algorithm', algorithm],
  ['key MD5', keyMd5],
])('a confirmation whose %s is sent twice fails echoes(), though both are right', (_, line) => {
  const [mismatch, ...more] = echoes('key').check(
    answer(200, { headers: [algorithm, keyMd5, line] }),
    { key },
  );
  expect([mismatch?.received, more]).toEqual(['2 lines', []]);
});

test('echoesNothing() fails for each header of a confirmation', () => {
  expect(echoesNothing().check(answer(200), {})).toEqual([]);
  expect(echoesNothing().check(answer(200, { headers: [algorithm] }), {})).toHaveLength(1);
  expect(echoesNothing().check(answer(200, { headers: [keyMd5] }), {})).toHaveLength(1);
  expect(echoesNothing().check(answer(200, { headers: [algorithm, keyMd5] }), {})).toHaveLength(2);
});

test('lacks() takes header names and prefixes, in any case', () => {
  const headers = [['X-Amz-Meta-Colour', 'blue']] as const;
  const given = answer(200, { headers });
  expect(lacks('x-amz-meta-colour').check(given, {})).toMatchObject([
    { expected: 'no x-amz-meta-colour', received: 'X-Amz-Meta-Colour: blue' },
  ]);
  expect(lacks('x-amz-meta-*').check(given, {})).toHaveLength(1);
  expect(lacks('x-amz-meta').check(given, {})).toEqual([]);
  expect(lacks('colour*').check(given, {})).toEqual([]);
});

test('says() compares the value of a header', () => {
  const given = answer(200, { headers: [['ETag', '"a"']] });
  expect(says('etag', '"a"').check(given, {})).toEqual([]);
  expect(says('etag', '"b"').check(given, {})).toMatchObject([
    { expected: 'etag: "b"', received: 'etag: "a"' },
  ]);
  expect(says('x-none', '').check(given, {})).toMatchObject([
    { expected: 'x-none: ', received: 'no x-none' },
  ]);
});

describe('the expectation returns()', () => {
  const check = (given: ReturnType<typeof answer>) => returns('body').check(given, { body });
  test('returns() takes the bytes of the object, and a Content-Length only if it is theirs', () => {
    expect(check(answer(200, { body: bytes }))).toEqual([]);
    expect(check(answer(200, { body: bytes, headers: length(100) }))).toEqual([]);
    expect(check(answer(200, { body: bytes, headers: length(116) }))).toHaveLength(1);
  });
  test('returns() reports where a byte is missing, added or changed', () => {
    const other = Buffer.from(bytes);
    other[41] = (other[41] ?? 0) ^ 1;
    expect(check(answer(200, { body: other }))[0]?.received).toContain('different from offset 41');
    expect(check(answer(200, { body: bytes.subarray(0, 99) }))[0]?.received).toContain(
      '99 bytes, the first 99 equal',
    );
    expect(check(answer(200, { body: Buffer.concat([bytes, Buffer.alloc(1)]) }))).toHaveLength(1);
  });
  test('returns() fails for a refusal, though it holds the bytes', () => {
    expect(check(answer(403, { body: bytes }))[0]?.expected).toBe('2xx');
  });
  test('returns() needs the Content-Length of the object from HeadObject', () => {
    const head = (headers: ReturnType<typeof length> | readonly []) =>
      check(answer(200, { operation: 'HeadObject', headers }));
    expect(head(length(100))).toEqual([]);
    expect(head(length(99))).toHaveLength(1);
    expect(head([])).toHaveLength(1);
  });
  test('returns() needs the ObjectSize of the object from GetObjectAttributes', () => {
    const attributes = (size: string) =>
      check(
        answer(200, {
          operation: 'GetObjectAttributes',
          document: element('GetObjectAttributesResponse', [element('ObjectSize', size)]),
        }),
      );
    expect(attributes('100')).toEqual([]);
    expect(attributes('116')).toMatchObject([
      { expected: 'ObjectSize 100', received: 'ObjectSize 116' },
    ]);
    const without = check(answer(200, { operation: 'GetObjectAttributes' }));
    expect(without[0]?.received).toBe('ObjectSize absent');
  });
  test('returns() takes any answer of CopyObject, which has neither bytes nor a size', () => {
    expect(check(answer(200, { operation: 'CopyObject', body: 'anything' }))).toEqual([]);
  });
});

describe('the expectation returnsSlice()', () => {
  const range = { header: 'bytes=10-19', first: 10, last: 19 };
  const check = (given: ReturnType<typeof answer>) => returnsSlice().check(given, { body, range });
  const headers = [['content-range', 'bytes 10-19/100']] as const;
  const slice = bytes.subarray(10, 20);
  test('returnsSlice() takes exactly the bytes of the range under a 206 with its Content-Range', () => {
    expect(check(answer(206, { headers, body: slice }))).toEqual([]);
  });
  test.each([
    ['a 200', answer(200, { headers, body: slice })],
    ['no Content-Range', answer(206, { body: slice })],
    [
      'another total',
      answer(206, { headers: [['content-range', 'bytes 10-19/116']], body: slice }),
    ],
    ['a byte late', answer(206, { headers, body: bytes.subarray(11, 21) })],
    ['a byte short', answer(206, { headers, body: bytes.subarray(10, 19) })],
  ])('returnsSlice() fails for %s', (_, given) => {
    expect(check(given).length).toBeGreaterThan(0);
  });
});

describe('the expectation conceals()', () => {
  const check = (given: Uint8Array, of = body) =>
    conceals('body').check(answer(403, { body: given }), { body: of });
  test('conceals() finds any 16 bytes of the object, wherever they are', () => {
    const hidden = Buffer.concat([Buffer.alloc(7, 1), bytes.subarray(84, 100), Buffer.alloc(3)]);
    expect(check(hidden)).toHaveLength(1);
    expect(check(Buffer.concat([bytes.subarray(0, 16)]))).toHaveLength(1);
    expect(check(bytes)).toHaveLength(1);
  });
  test('conceals() does not find 15 bytes of the object', () => {
    expect(
      check(Buffer.concat([Buffer.alloc(9), bytes.subarray(20, 35), Buffer.alloc(9)])),
    ).toEqual([]);
  });
  test('conceals() finds an object of 5 bytes only as the whole answer', () => {
    const small = ObjectBody.of({ sizeBytes: 5, seed: 4 });
    expect(check(small.bytes(), small)).toHaveLength(1);
    expect(check(Buffer.concat([small.bytes(), Buffer.from('.')]), small)).toEqual([]);
  });
  test('conceals() finds nothing of an empty object', () => {
    expect(check(Buffer.alloc(0), ObjectBody.of({ sizeBytes: 0, seed: 1 }))).toEqual([]);
  });
});

describe('the expectation keepsSecret()', () => {
  const raw = Buffer.from(key.bytes);
  const check = (given: Parameters<typeof answer>[1]) =>
    keepsSecret('key').check(answer(200, given), { key });
  test.each([
    ['raw', raw],
    ['Base64', raw.toString('base64')],
    ['Base64 without padding', raw.toString('base64').replace(/=+$/, '')],
    ['base64url', raw.toString('base64url')],
    ['hex', raw.toString('hex')],
    ['upper-case hex', raw.toString('hex').toUpperCase()],
    ['percent-encoded', encodeURIComponent(raw.toString('base64'))],
  ])('keepsSecret() finds the customer key in a body: %s', (_, text) => {
    const around = [Buffer.from('<Key>'), Buffer.from(text), Buffer.from('</Key>')];
    expect(check({ body: Buffer.concat(around) })).toHaveLength(1);
  });
  test('keepsSecret() finds the customer key in the name or the value of a header', () => {
    expect(check({ headers: [['x-key', key.base64]] })).toHaveLength(1);
    expect(check({ headers: [[`x-${raw.toString('hex')}`, '']] })).toHaveLength(1);
  });
  test('keepsSecret() allows the key MD5, and a key that SignatureDoesNotMatch quotes', () => {
    expect(check({ body: key.md5Base64 })).toEqual([]);
    expect(check({ body: key.base64, error: { code: 'SignatureDoesNotMatch' } })).toEqual([]);
    expect(check({ body: key.base64, error: { code: 'AccessDenied' } })).toHaveLength(1);
  });
});
