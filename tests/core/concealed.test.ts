import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { conceals, refusedAndConcealed, returnsToOwnKeyOnly } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer } from './answer.ts';

const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const bytes = body.bytes();
describe('hex and Base64', () => {
  const found = (text: string, where: 'body' | 'value' | 'name' = 'body') => {
    const headers =
      where === 'body' ? [] : [where === 'value' ? (['x', text] as const) : ([text, 'x'] as const)];
    const given = answer(403, {
      body: where === 'body' ? Buffer.from(text, 'latin1') : '',
      headers,
    });
    return conceals('body').check(given, { body }).length > 0;
  };
  const window = bytes.subarray(21, 37);
  const hex = window.toString('hex');
  test('hex of 16 bytes is found behind an even or odd number of digits', () => {
    for (const before of ['', 'a', 'ab', 'abc', ' '])
      expect(found(`${before}${hex} `), before).toBe(true);
    expect(found(hex.toUpperCase())).toBe(true);
    expect(found(hex.slice(2))).toBe(false);
  });
  test('Base64 is found behind any number of characters', () => {
    const long = bytes.subarray(20, 44).toString('base64');
    for (const before of ['', 'a', 'ab', 'abc', 'abcd', '.'])
      expect(found(`${before}${long}`), before).toBe(true);
    expect(found(bytes.subarray(20, 44).toString('base64url'))).toBe(true);
  });
  test('Base64 of 16 bytes is found, with padding and without', () => {
    for (const sizeBytes of [16, 17, 18]) {
      const text = bytes.subarray(21, 21 + sizeBytes).toString('base64');
      expect(found(text), text).toBe(true);
      expect(found(`"${text.replace(/=+$/, '')}"`), text).toBe(true);
    }
    expect(found(bytes.subarray(21, 36).toString('base64'))).toBe(false);
  });
  test('hex and raw bytes are found in the value and in the name of a header', () => {
    for (const where of ['value', 'name'] as const) {
      expect(found(hex, where)).toBe(true);
      expect(found(window.toString('latin1'), where)).toBe(true);
      expect(found('nothing of it', where)).toBe(false);
    }
  });
  test('hex of the object is found behind hex of other bytes', () => {
    const other = Buffer.alloc(16, 7).toString('hex');
    expect(found(`${other} ${other} ${hex}`)).toBe(true);
    expect(found(`${other} ${other}`)).toBe(false);
  });
});

describe('an encoded object', () => {
  const hidden = (text: string, headers: readonly (readonly [string, string])[] = []) =>
    conceals('body').check(answer(403, { body: Buffer.from(text), headers }), { body }).length;
  const piece = bytes.subarray(21, 53);
  test.each([
    ['hex', piece.toString('hex')],
    ['upper-case hex behind a digit', `f${piece.toString('hex').toUpperCase()}`],
    ['Base64', piece.toString('base64')],
    ['Base64 behind two characters', `xy${piece.toString('base64')}`],
    ['base64url', piece.toString('base64url')],
  ])('an object as %s is found, in the body and in a header', (_, text) => {
    expect(hidden(`<Error>${text}</Error>`)).toBe(1);
    expect(hidden('', [['x-detail', text]])).toBe(1);
  });
  test('other bytes in hex or Base64 are not found', () => {
    const other = Buffer.from(piece.map((byte) => byte ^ 1));
    expect(hidden(other.toString('hex'))).toBe(0);
    expect(hidden(other.toString('base64'), [['etag', other.toString('hex')]])).toBe(0);
  });
  test('16 bytes of a large object are found wherever they begin', () => {
    const large = ObjectBody.of({ sizeBytes: 300_000, seed: 9 });
    for (const at of [0, 1, 7, 8, 9, 4095, 131_071, 299_984]) {
      const unlike = Buffer.alloc(3, (large.bytes()[at - 1] ?? 0) ^ 0xff);
      const given = Buffer.concat([unlike, large.bytes().subarray(at, at + 16)]);
      const found = conceals('body').check(answer(403, { body: given }), { body: large });
      expect(found, String(at)).toHaveLength(1);
      const short = Buffer.concat([unlike, large.bytes().subarray(at, at + 15)]);
      expect(conceals('body').check(answer(403, { body: short }), { body: large })).toEqual([]);
    }
  });
});

test('a read without the key of the object is refused and holds nothing of it', () => {
  const opened = answer(200, { body: body.bytes() });
  const leak = answer(403, { body: body.bytes() });
  const closed = answer(403);
  expect(refusedAndConcealed().kind).toBe('refusal');
  expect(refusedAndConcealed().check(closed, { body })).toEqual([]);
  expect(refusedAndConcealed().check(leak, { body })).toHaveLength(1);
  expect(refusedAndConcealed().check(opened, { body })).toHaveLength(2);
  const reads = returnsToOwnKeyOnly();
  expect(reads.check([opened, closed, closed], { body })).toEqual([]);
  expect(reads.check([closed, closed, closed], { body })).toHaveLength(1);
  expect(reads.check([opened, leak, closed], { body })).toHaveLength(1);
  expect(reads.check([opened, closed, opened], { body })).toHaveLength(2);
});

describe('the MD5 of an object', () => {
  const md5 = createHash('md5').update(bytes).digest();
  const foundOf = (of: ObjectBody, form: 'hex' | 'base64' = 'hex') => {
    const body = createHash('md5').update(of.bytes()).digest(form);
    return conceals('body').check(answer(400, { body }), { body: of });
  };
  const found = (status: number, text: string) =>
    conceals('body')
      .check(answer(status, { headers: [['x-debug', text]] }), { body })
      .map(({ received }) => received);
  test.each(['hex', 'base64'] as const)('conceals() finds it in a refusal, in %s', (form) => {
    expect(found(403, md5.toString(form))).toEqual(['the MD5 of its bytes']);
    expect(found(403, createHash('md5').update('other').digest(form))).toEqual([]);
  });
  test('conceals() finds it in the body of a refusal, for objects of up to 64 KiB', () => {
    const fresh = (sizeBytes: number) => ObjectBody.of({ sizeBytes, seed: 77 });
    expect(foundOf(fresh(40))).toMatchObject([{ harm: 'plaintext-exposed' }]);
    expect(foundOf(fresh(41), 'base64')).toHaveLength(1);
    expect(foundOf(fresh(64 * 1024))).toHaveLength(1);
    expect(foundOf(fresh(64 * 1024 + 1))).toEqual([]);
  });
  test('the MD5 of no bytes at all tells nothing', () => {
    expect(foundOf(ObjectBody.of({ sizeBytes: 0, seed: 1 }))).toEqual([]);
  });
  test('an accepted answer, or a 304, may have it as its ETag', () => {
    expect(found(200, md5.toString('hex'))).toEqual([]);
    expect(found(304, md5.toString('hex'))).toEqual([]);
  });
});
