import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import {
  accepted,
  eachAnswer,
  followsModel,
  keepsSecret,
  lacks,
  neverCrashes,
  notServed,
  oneEtag,
  refused,
  refusedAs,
  refusedOrAsConfirmed,
  refusedOrEncrypted,
  returnsSlice,
  sharedWindow,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { hostileCase } from '../reports/hostile-report.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const other = CustomerKey.of(Buffer.from('TEST ONLY key of another writer!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const bytes = body.bytes();
const isShown = (given: Uint8Array, of: Uint8Array) =>
  sharedWindow([given], ObjectBody.holding(of));
const readable = answer(200, { body: bytes });
const denied = answer(403);
const failed = answer(500);

describe('no answers', () => {
  const none = [{ expected: 'answers', received: 'none' }];
  test.each([
    ['eachAnswer(refused())', () => eachAnswer(refused()).check([], {})],
    ['eachAnswer(accepted())', () => eachAnswer(accepted()).check([], {})],
    ['oneEtag()', () => oneEtag().check([], {})],
    [
      'followsModel()',
      () => followsModel().check([], { story: { commands: [{ kind: 'delete' }] } }),
    ],
  ])('without any answer, %s fails', (_, judge) => {
    expect(judge()).toEqual(none);
  });
});

describe('a crash', () => {
  test.each(['InternalError', 'ServiceUnavailable'])(
    'a 200 with the error code %s is a crash',
    (code) => {
      expect(neverCrashes().check(answer(200, { error: { code } }), {})).toHaveLength(1);
      expect(neverCrashes().check(answer(200, { error: { code: `${code}s` } }), {})).toEqual([]);
    },
  );
});

test('a timeout does not show that a request was not served, a closed connection does', () => {
  expect(notServed().check(answer(0, { broken: 'timeout' }), {})).toHaveLength(1);
  for (const broken of ['closed', 'malformed', 'unreachable'] as const)
    expect(notServed().check(answer(0, { broken }), {})).toEqual([]);
});

test('refusedAs() compares only the status where only a status is given', () => {
  const said = answer(400, { error: { code: 'Any', message: 'm', argumentName: 'a' } });
  expect(refusedAs({ status: 400 }).check(said, {})).toEqual([]);
  expect(refusedAs({ status: 400, code: 'Other' }).check(said, {})).toHaveLength(1);
});

test('a prefix of header names matches only names that begin with all of it', () => {
  const given = answer(200, { headers: [['x-amz-version-id', '1']] });
  expect(lacks('x-amz-meta-*').check(given, {})).toEqual([]);
  expect(lacks('x-amz-version*').check(given, {})).toHaveLength(1);
});

test('a range of HeadObject needs a Content-Range and no bytes', () => {
  const range = { header: 'bytes=10-19', first: 10, last: 19 };
  const headers = [['content-range', 'bytes 10-19/100']] as const;
  const check = returnsSlice().check;
  expect(check(answer(206, { operation: 'HeadObject', headers }), { body, range })).toEqual([]);
  expect(check(answer(206, { operation: 'HeadObject' }), { body, range })).toHaveLength(1);
  expect(check(answer(206, { headers }), { body, range })).toHaveLength(1);
});

describe('a key whose Base64 has +, / and =', () => {
  // TEST ONLY: bytes whose Base64 has `+`, `/` and `=`.
  const odd = CustomerKey.of(Buffer.alloc(32, Buffer.from('fbefbeffbf', 'hex')));
  const raw = Buffer.from(odd.bytes);
  const base64 = raw.toString('base64');
  test.each([
    ['raw', 'raw', raw.toString('latin1')],
    ['Base64', 'Base64', base64],
    ['Base64 without padding', 'Base64', base64.replace(/=+$/, '')],
    ['base64url', 'base64url', raw.toString('base64url')],
    ['hex', 'hex', raw.toString('hex')],
    ['upper-case hex', 'hex', raw.toString('hex').toUpperCase()],
    ['percent-encoded', 'percent-encoded', encodeURIComponent(base64)],
  ])('a customer key is found in a body and in a header: %s', (_, form, text) => {
    expect(base64).toMatch(/\+.*\/.*=$|\/.*\+.*=$/);
    for (const given of [
      answer(200, { body: Buffer.from(`<a>${text}</a>`, 'latin1') }),
      answer(200, { headers: [['x', text]] }),
    ]) {
      expect(keepsSecret('key').check(given, { key: odd })).toMatchObject([
        { expected: 'no customer key in the answer', received: `the customer key, ${form}` },
      ]);
      expect(keepsSecret('key').check(given, { key })).toEqual([]);
    }
  });
});

describe('fewer than 16 bytes of an object', () => {
  const more = (byte: number | undefined) => Buffer.alloc(9, (byte ?? 0) ^ 0xff);
  test('fewer than 16 bytes at the start of both answer and object show nothing', () => {
    for (let count = 4; count < 16; count += 1) {
      const begins = Buffer.concat([bytes.subarray(0, count), more(bytes[count])]);
      expect(isShown(begins, bytes), String(count)).toBe(false);
    }
  });
  test('fewer than 16 bytes at the end of both answer and object show nothing', () => {
    for (let count = 4; count < 16; count += 1) {
      const ends = Buffer.concat([more(bytes[99 - count]), bytes.subarray(100 - count)]);
      expect(isShown(ends, bytes), String(count)).toBe(false);
    }
  });
  test('words of the object before or after 16 bytes of it do not hide them', () => {
    // The window holds one word at a multiple of eight, and that word is repeated around it.
    const window = bytes.subarray(41, 57);
    const word = bytes.subarray(48, 52);
    const decoys = Buffer.concat(
      Array.from({ length: 20 }, () => Buffer.concat([Buffer.alloc(3), word])),
    );
    expect(isShown(decoys, bytes)).toBe(false);
    expect(isShown(Buffer.concat([decoys, window]), bytes)).toBe(true);
    expect(isShown(Buffer.concat([window, decoys]), bytes)).toBe(true);
    expect(isShown(Buffer.concat([decoys, window, decoys]), bytes)).toBe(true);
  });
});

describe('a write that may be refused or confirmed', () => {
  const prefix = 'x-amz-server-side-encryption-customer-';
  const keys = [key, other];
  const judge = (answers: readonly ReturnType<typeof answer>[], mayBePlain = true) =>
    refusedOrAsConfirmed({ mayBePlain }).check(answers, { keys, body });
  const confirming = (...headers: readonly (readonly [string, string])[]) =>
    answer(200, { headers });
  const algorithm = [`${prefix}algorithm`, 'AES256'] as const;
  const md5 = [`${prefix}key-MD5`, key.md5Base64] as const;
  test('refusedOrAsConfirmed() is a refusal, and says what it expects', () => {
    const one = refusedOrAsConfirmed({ mayBePlain: true });
    expect([one.kind, one.says]).toEqual([
      'refusal',
      'is refused, or is stored as its confirmation says',
    ]);
  });
  test('an object is readable without a key only where nothing was confirmed', () => {
    for (const headers of [[algorithm], [md5], [algorithm, md5]]) {
      expect(judge([confirming(...headers), denied, denied, readable])).toMatchObject([
        {
          expected: 'a read without a key is refused',
          received: 'SSE-C confirmed, but readable without a key',
        },
      ]);
    }
    expect(judge([answer(200), denied, denied, readable])).toEqual([]);
    expect(judge([answer(200), denied, denied, readable], false)).toMatchObject([
      { expected: 'a read without a key is refused', received: 'readable without a key' },
    ]);
  });
  test.each([
    ['no answers', [], 'a write and its reads', '0 reads'],
    ['a read too few', [answer(200), readable, denied], 'a write and its reads', '2 reads'],
    [
      'a read too many',
      [denied, denied, denied, denied, denied],
      'a write and its reads',
      '4 reads',
    ],
    ['a crash', [failed, readable, denied, denied], 'refused or accepted', '500, 0 bytes'],
    [
      'a refused write that stored something',
      [denied, readable, denied, denied],
      'a refused write stores nothing',
      '200, 100 bytes',
    ],
    [
      'two keys that are accepted',
      [answer(200), readable, readable, denied],
      'readable with exactly one key',
      'readable with 2 keys',
    ],
    [
      'no key that is accepted',
      [answer(200), denied, denied, denied],
      'readable with exactly one key',
      'readable with 0 keys',
    ],
    [
      'a confirmation of another key',
      [confirming(md5), denied, readable, denied],
      'the MD5 of the key that reads the object',
      `key MD5 ${key.md5Base64}`,
    ],
    [
      'a read that crashes',
      [answer(200), readable, failed, denied],
      'refused, no bytes of the object',
      '500, 0 bytes',
    ],
    [
      'a refusal that holds the object',
      [answer(200), readable, answer(403, { body: bytes }), denied],
      'refused, no bytes of the object',
      '403, 100 bytes',
    ],
  ])('refusedOrAsConfirmed() fails for %s', (_, answers, expected, received) => {
    expect(judge(answers)).toMatchObject([{ expected, received }]);
  });
});

test('refusedOrEncrypted() needs a write and two reads', () => {
  const judge = (...of: readonly ReturnType<typeof answer>[]) =>
    refusedOrEncrypted().check(of, { key, body });
  for (const of of [[], [answer(200)], [answer(200), readable]])
    expect(judge(...of)).toMatchObject([
      { expected: 'a write and two reads', received: `${of.length} answers` },
    ]);
});

test('one preflight check that stops the run gives exit code 3', () => {
  const preflight = (['ok', 'stop', 'note'] as const).map((outcome) => {
    return { name: outcome, outcome, detail: '' };
  });
  expect(exitCodeOf({ failOn: 'must', cases: [hostileCase('pass', {})], preflight })).toBe(3);
});
