import { expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import { refusedOrAsConfirmed } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const other = CustomerKey.of(Buffer.from('TEST ONLY key of another writer!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const keys = [key, other];
const readable = answer(200, { body: body.bytes() });
const denied = answer(400);
const missing = answer(404);

const prefix = 'x-amz-server-side-encryption-customer-';
const confirming = (of: CustomerKey) =>
  answer(204, {
    headers: [
      [`${prefix}algorithm`, 'AES256'],
      [`${prefix}key-MD5`, of.md5Base64],
    ],
  });
const judged = (answers: readonly ReturnType<typeof answer>[], mayBePlain = true) =>
  refusedOrAsConfirmed({ mayBePlain }).check(answers, { keys, body }).length === 0;

test('an object is readable only with the key whose MD5 was confirmed', () => {
  expect(judged([confirming(key), readable, denied, denied])).toBe(true);
  expect(judged([confirming(other), readable, denied, denied])).toBe(false);
  expect(judged([confirming(key), readable, readable, denied])).toBe(false);
  expect(judged([confirming(key), denied, denied, denied])).toBe(false);
  expect(judged([confirming(key), readable, denied, readable])).toBe(false);
});

test('an object without confirmation is readable in one way, without a key only if plain is allowed', () => {
  expect(judged([answer(204), denied, denied, readable])).toBe(true);
  expect(judged([answer(204), denied, denied, readable], false)).toBe(false);
  expect(judged([answer(204), denied, readable, denied], false)).toBe(true);
  expect(judged([answer(204), denied, denied, answer(200, { body: 'half' })])).toBe(false);
});

test('a refused write stores nothing, and a 500 is not a refusal', () => {
  expect(judged([denied, missing, missing, missing])).toBe(true);
  expect(judged([denied, readable, missing, missing])).toBe(false);
  expect(judged([answer(500), missing, missing, missing])).toBe(false);
  expect(judged([confirming(key), readable, answer(500), denied])).toBe(false);
  expect(judged([])).toBe(false);
});

test('the harm is that of what the reads show', () => {
  const harms = (answers: readonly ReturnType<typeof answer>[], mayBePlain = true) =>
    refusedOrAsConfirmed({ mayBePlain })
      .check(answers, { keys, body })
      .map((one) => one.harm);
  expect(harms([confirming(key), denied, denied, denied])).toEqual(['data-lost']);
  expect(harms([confirming(key), readable, readable, denied])).toEqual(['plaintext-exposed']);
  expect(harms([confirming(key), denied, denied, readable])).toEqual(['plaintext-exposed']);
  expect(harms([answer(204), denied, denied, readable], false)).toEqual(['plaintext-exposed']);
  expect(harms([confirming(other), readable, denied, denied])).toEqual(['wrong-form']);
  expect(harms([denied, readable, missing, missing])).toEqual(['malformed-accepted']);
  const leaking = answer(403, { body: body.bytes() });
  expect(harms([confirming(key), readable, leaking, denied])).toEqual(['plaintext-exposed']);
  expect(harms([confirming(key), readable, answer(500), denied])).toEqual(['wrong-form']);
});

test('a write whose reads are incomplete is not judged as met', () => {
  expect(judged([confirming(key), readable, denied])).toBe(false);
});
