import { expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import {
  completesCopy,
  copiedTo,
  refusedAndKept,
  refusedOrExact,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { plain, ssec, sseS3 } from '../../core/values.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const other = CustomerKey.of(Buffer.from('TEST ONLY key of another writer!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const large = ObjectBody.of({ sizeBytes: 70_000, seed: 3 });
const prefix = 'x-amz-server-side-encryption-customer-';
const confirmed = answer(200, {
  operation: 'CopyObject',
  headers: [
    [`${prefix}algorithm`, 'AES256'],
    [`${prefix}key-MD5`, key.md5Base64],
  ],
});
const managed = answer(200, { headers: [['x-amz-server-side-encryption', 'AES256']] });
const silent = answer(200, { operation: 'CopyObject' });
const opened = answer(200, { body: body.bytes() });
const closed = answer(403);

test('a refused copy reveals nothing and leaves what is read afterwards', () => {
  const { kind, check } = refusedAndKept();
  expect(kind).toBe('refusal');
  expect(check([closed], { body })).toEqual([]);
  expect(check([closed, opened], { body })).toEqual([]);
  expect(check([silent, opened], { body })).toHaveLength(1);
  expect(check([answer(403, { body: body.bytes() })], { body })).toHaveLength(1);
  expect(check([closed, closed], { body })).toHaveLength(1);
  expect(check([], { body })).toMatchObject([{ expected: 'a copy', received: 'no answer' }]);
});

test('a copy is refused, or the last read returns the object', () => {
  const { kind, check } = refusedOrExact();
  expect(kind).toBe('refusal');
  expect(check([closed, closed], { body })).toEqual([]);
  expect(check([silent, opened], { body })).toEqual([]);
  expect(check([silent, silent, opened], { body })).toEqual([]);
  expect(check([silent, closed], { body })).toHaveLength(1);
  expect(check([answer(500), opened], { body })).toHaveLength(1);
  expect(check([silent, opened, closed], { body })).toHaveLength(1);
  expect(check([], { body })).toMatchObject([
    { expected: 'a copy and a read', received: 'no answer' },
  ]);
});

test('a copy to SSE-C confirms the target key and is readable with it alone', () => {
  const { check } = copiedTo(() => ssec(key));
  const drawn = { keys: [other, key], body };
  expect(check([confirmed, closed, opened, closed], drawn)).toEqual([]);
  expect(check([silent, closed, opened, closed], drawn)).toHaveLength(2);
  expect(check([closed, closed, opened, closed], drawn)).toHaveLength(1);
  expect(check([confirmed, opened, closed, closed], drawn)).toHaveLength(2);
  expect(check([confirmed, closed, opened, opened], drawn)).toHaveLength(1);
  expect(check([confirmed, closed, opened], drawn)).toMatchObject([
    { expected: '3 reads', received: '2 reads' },
  ]);
});

test('a copy without SSE-C is accepted, and names AES256 alone where it asks for SSE-S3', () => {
  const drawn = { keys: [key], body };
  expect(copiedTo(() => plain).check([silent, closed, opened], drawn)).toEqual([]);
  expect(copiedTo(() => plain).check([closed, closed, opened], drawn)).toHaveLength(1);
  expect(copiedTo(() => plain).check([silent, closed, closed], drawn)).toHaveLength(1);
  expect(copiedTo(() => sseS3).check([managed, closed, opened], drawn)).toEqual([]);
  expect(copiedTo(() => sseS3).check([silent, closed, opened], drawn)).toHaveLength(1);
  const both = answer(200, { headers: [...managed.headers, ...confirmed.headers] });
  expect(copiedTo(() => sseS3).check([both, closed, opened], drawn)).toHaveLength(2);
});

test('a large target is readable with its own key alone as well', () => {
  const whole = answer(200, { body: large.bytes() });
  const leak = answer(403, { body: large.part({ firstByte: 0, sizeBytes: 64 }).bytes() });
  const drawn = { keys: [other, key], body: large };
  const { check } = copiedTo(() => ssec(key));
  expect(check([confirmed, closed, whole, closed], drawn)).toEqual([]);
  expect(check([confirmed, leak, whole, closed], drawn)).toHaveLength(1);
  expect(check([confirmed, closed, whole, whole], drawn)).toHaveLength(2);
  expect(check([confirmed, closed, opened, closed], drawn)).toHaveLength(1);
  const managedTo = copiedTo(() => plain);
  expect(managedTo.check([silent, leak, closed, whole], drawn)).toEqual([]);
  expect(managedTo.check([silent, leak, closed, closed], drawn)).toHaveLength(1);
  expect(check([confirmed, closed, whole], drawn)).toMatchObject([{ expected: '3 reads' }]);
});

test('a part that was copied confirms the key, and its object is completed and readable', () => {
  const of = { to: ssec(key), body, keys: [key] };
  expect(completesCopy(confirmed, [silent, opened, closed], of)).toEqual([]);
  expect(completesCopy(silent, [silent, opened, closed], of)).toHaveLength(2);
  expect(completesCopy(confirmed, [answer(400), opened, closed], of)).toHaveLength(1);
  expect(completesCopy(confirmed, [silent, closed, closed], of)).toHaveLength(1);
  expect(completesCopy(confirmed, [], of)).toMatchObject([
    { expected: 'a Complete', received: 'no answer' },
  ]);
  const plainly = { to: plain, body, keys: [] };
  expect(completesCopy(silent, [silent, opened], plainly)).toEqual([]);
  expect(completesCopy(closed, [answer(400), closed], plainly)).toHaveLength(1);
  const managedly = { to: sseS3, body, keys: [] };
  expect(completesCopy(silent, [silent, opened], managedly)).toEqual([]);
});
