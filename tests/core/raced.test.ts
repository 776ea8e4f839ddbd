import { expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import {
  oneWriterAlone,
  openToTheRightKey,
  rotatedWhole,
  wholeOrRefused,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key of racing readers!'));
const body = ObjectBody.of({ sizeBytes: 256, seed: 3 });
const readable = answer(200, { body: body.bytes() });
const denied = answer(403);

const half = body.part({ firstByte: 0, sizeBytes: 128 }).bytes();
const wrongReads = {
  'half of the object': answer(200, { body: half }),
  'a refusal that holds some of it': answer(403, { body: half }),
  'a crash': answer(500),
  'a body that was cut short': answer(200, { body: half, broken: 'cut short' }),
};

test('reads during a key rotation are whole or refused', () => {
  const check = (...reads: readonly ReturnType<typeof answer>[]) =>
    rotatedWhole().check(reads, { body }).length;
  expect(check(readable, denied, readable)).toBe(0);
  for (const [name, read] of Object.entries(wrongReads))
    expect(check(readable, read), name).toBe(1);
});

test('a key rotation during which every read is refused is a mismatch', () => {
  expect(rotatedWhole().check([denied, denied], { body })).toMatchObject([
    { expected: 'a read that is accepted', received: '2 that are not' },
  ]);
});

test('reads during overwrites are whole or refused, and at least one is whole', () => {
  const writer = { key, body };
  const check = (...answers: readonly ReturnType<typeof answer>[]) => {
    const reads = answers.map((one) => ({ answer: one, writer }));
    const race = { writes: [], reads, end: [readable, denied] };
    return wholeOrRefused().check(race, { writers: [writer] }).length;
  };
  expect(check(readable, denied)).toBe(0);
  for (const [name, read] of Object.entries(wrongReads))
    expect(check(readable, read), name).toBe(1);
  expect(check(denied, denied)).toBe(1);
});

test('a write under contention is taken under its own key, or answered with 409 or 503', () => {
  const writer = { key, body };
  const check = (write: ReturnType<typeof answer>) => {
    const race = { writes: [{ answer: write, writer }], reads: [], end: [readable, denied] };
    return oneWriterAlone().check(race, { writers: [writer] });
  };
  const md5 = 'x-amz-server-side-encryption-customer-key-MD5';
  expect(check(answer(200))).toEqual([]);
  expect(check(answer(200, { headers: [[md5, key.md5Base64]] }))).toEqual([]);
  expect(check(answer(409))).toEqual([]);
  expect(check(answer(503))).toEqual([]);
  expect(check(answer(403))).toMatchObject([{ expected: 'a write that is accepted' }]);
  expect(check(answer(200, { headers: [[md5, 'other']] }))).toMatchObject([
    { expected: "the MD5 of the writer's own key", received: 'key MD5 other' },
  ]);
});

test('the object that is left has the ETag of its own writer', () => {
  const [one, two] = [
    { key, body },
    { key: CustomerKey.of(Buffer.from('TEST ONLY key of another writer!')), body },
  ];
  const check = (etag: string) => {
    const named = (value: string) => answer(200, { headers: [['etag', value]] });
    const writes = [
      { answer: named('"one"'), writer: one },
      { answer: named('"two"'), writer: two },
    ];
    const read = answer(200, { headers: [['etag', etag]], body: body.bytes() });
    return oneWriterAlone().check(
      { writes, reads: [], end: [read, denied, denied] },
      { writers: [one, two] },
    );
  };
  expect(check('"one"')).toEqual([]);
  expect(check('"two"')).toMatchObject([
    {
      expected: 'the ETag of the writer whose key reads the object',
      received: 'that of another one',
    },
  ]);
});

test('readers with the right key get the object, the others are refused and get nothing of it', () => {
  const check = (isRight: boolean, read: ReturnType<typeof answer>) =>
    openToTheRightKey().check([{ answer: read, isRight }], { body }).length;
  expect(check(true, readable)).toBe(0);
  expect(check(false, denied)).toBe(0);
  expect(check(true, denied)).toBe(1);
  expect(check(false, readable)).toBe(2);
  expect(check(false, answer(403, { body: body.bytes() }))).toBe(1);
});
