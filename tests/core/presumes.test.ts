import { expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import {
  about,
  oneWriterAlone,
  refusedThen,
  returns,
  wholeOrRefused,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 64, seed: 3 });
const read = answer(200, { body: body.bytes() });
const denied = answer(403);

test('what a refused write leaves is unknown where it was accepted', () => {
  const { presumes } = refusedThen(returns('body'));
  expect(presumes?.([denied, read], { body })).toBeUndefined();
  expect(presumes?.([answer(500), read], { body })).toBeUndefined();
  expect(presumes?.([answer(200, { operation: 'PutObject' }), read], { body })).toBe(
    'what a refused request leaves is unknown: the PutObject that must be refused was answered with 200',
  );
  const part = about(
    (drawn: { readonly next: ObjectBody }) => ({ body: drawn.next }),
    refusedThen(returns('body')),
  );
  expect(part.presumes?.([read, read], { next: body })).toBeDefined();
});

test.each([
  ['reads during overwrites', wholeOrRefused()],
  ['parallel writers', oneWriterAlone()],
])('whose object %s leave is unknown where several keys read it', (_, { presumes }) => {
  const writers = [{ key, body }];
  const race = (...end: readonly ReturnType<typeof answer>[]) => ({ writes: [], reads: [], end });
  expect(presumes?.(race(read, denied), { writers })).toBeUndefined();
  expect(presumes?.(race(denied, denied), { writers })).toBeUndefined();
  expect(presumes?.(race(read, read), { writers })).toBe(
    'whose object is read is unknown: GetObject was accepted with 2 of 2 keys',
  );
});
