import { expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import {
  accepted,
  all,
  conceals,
  keepsSecret,
  refused,
  refusedAndConcealed,
  refusedAs,
  returns,
  steps,
} from '../../core/expectations.ts';
import { byGravity, gravest, harmSentences, harms, harmTitles } from '../../core/harm.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { harmOf } from '../../core/rule.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const bytes = body.bytes();
const drawn = { key, body };

test('a combination is as grave as its gravest part', () => {
  expect(all(refused(), conceals('body'), keepsSecret('key')).harm).toBe('key-exposed');
  expect(steps(accepted(), returns('body')).harm).toBe('data-lost');
  expect(refused().harm).toBe('malformed-accepted');
  expect(gravest([])).toBe('wrong-form');
  expect(['wrong-form', 'data-lost', 'key-exposed'].toSorted(byGravity as never)).toEqual([
    'key-exposed',
    'data-lost',
    'wrong-form',
  ]);
});

test('the harm of an entry wins over that of its expectation', () => {
  const expectation = refused() as never;
  expect(harmOf({ expect: expectation })).toBe('malformed-accepted');
  expect(harmOf({ expect: expectation, harm: 'data-lost' })).toBe('data-lost');
});

test.each([
  [
    'the object to whoever lacks its key',
    conceals('body'),
    answer(200, { body: bytes }),
    'plaintext-exposed',
  ],
  [
    'a customer key',
    keepsSecret('key'),
    answer(200, { body: Buffer.from(key.bytes) }),
    'key-exposed',
  ],
  ['a refusal of a read with the own key', returns('body'), answer(403), 'data-lost'],
  [
    'a refusal of a copy',
    returns('body'),
    answer(403, { operation: 'CopyObject' }),
    'valid-refused',
  ],
  ['other bytes', returns('body'), answer(200, { body: bytes.slice(1) }), 'wrong-bytes'],
  ['another code', refusedAs(403, 'AccessDenied'), answer(400), 'wrong-form'],
  ['no refusal', refusedAs(403, 'AccessDenied'), answer(200), 'malformed-accepted'],
  ['a crash in place of a refusal', all(refused(), accepted()), answer(500), 'wrong-form'],
  [
    'a copy for which the source key was not needed',
    refusedAndConcealed(),
    answer(200, { operation: 'CopyObject' }),
    'plaintext-exposed',
  ],
  ['a wrong answer without the object', refusedAndConcealed(), answer(200), 'malformed-accepted'],
] as const)('the harm is what was seen for %s', (_, expectation, given, harm) => {
  const mismatches = expectation.check(given as never, drawn as never);
  expect(mismatches[0]?.harm).toBe(harm);
});

test('each harm has a title and a sentence of its own', () => {
  for (const texts of [harmTitles, harmSentences])
    expect(new Set(harms.map((harm) => texts[harm])).size).toBe(harms.length);
});
