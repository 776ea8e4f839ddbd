import { describe, expect, test } from 'vitest';
import { contradicted } from '../../core/blame.ts';
import { CustomerKey } from '../../core/customer-key.ts';
import {
  refusedOrDisconnected,
  refusedOrEncrypted,
  refusedOrReadable,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { answer } from './answer.ts';

test('a closed connection counts as a refusal of invalid HTTP, a timeout or a stored object does not', () => {
  const check = (of: Parameters<ReturnType<typeof refusedOrDisconnected>['check']>[0]) =>
    refusedOrDisconnected().check(of, undefined).length;
  expect(check(answer(400))).toBe(0);
  expect(check(answer(431))).toBe(0);
  expect(check(answer(0, { broken: 'closed' }))).toBe(0);
  expect(check(answer(0, { broken: 'timeout' }))).toBe(1);
  expect(check(answer(0, { broken: 'closed', left: 'changed' }))).toBe(1);
  expect(check(answer(400, { left: 'changed' }))).toBe(1);
  expect(check(answer(200))).toBe(1);
  expect(check(answer(500))).toBe(1);
  expect(check(answer(200, { broken: 'closed' }))).toBe(1);
  expect(refusedOrDisconnected().says).toContain('closing the connection');
});

describe('the expectation refusedOrEncrypted()', () => {
  const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
  const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
  const denied = answer(403);
  const readable = answer(200, { body: body.bytes() });
  const confirming = (md5: string) =>
    answer(200, { headers: [['x-amz-server-side-encryption-customer-key-MD5', md5]] });
  const harms = (...answers: readonly ReturnType<typeof answer>[]) =>
    refusedOrEncrypted()
      .check(answers, { key, body })
      .map((one) => one.harm);
  test('a refused write that stores nothing, and one that is encrypted, meet it', () => {
    expect(harms(denied, denied, denied)).toEqual([]);
    expect(harms(answer(200), readable, denied)).toEqual([]);
    expect(harms(confirming(key.md5Base64), readable, denied)).toEqual([]);
    expect(harms(confirming(key.md5Base64.replace(/=+$/, '')), readable, denied)).toEqual([]);
  });
  test('its failures tell their harm', () => {
    expect(harms(answer(200), readable, readable)).toEqual(['plaintext-exposed']);
    expect(harms(answer(200), readable, answer(200))).toEqual(['malformed-accepted']);
    expect(harms(answer(200), denied, denied)).toEqual(['data-lost']);
    expect(harms(confirming('other'), readable, denied)).toEqual(['wrong-form']);
    expect(harms(denied, readable, denied)).toEqual(['malformed-accepted']);
  });
  test('a write without both of its reads does not meet it', () => {
    for (const answers of [[], [answer(200)], [answer(200), readable], [denied, denied]])
      expect(refusedOrEncrypted().check(answers, { key, body })).toMatchObject([
        { expected: 'a write and two reads', received: `${answers.length} answers` },
      ]);
  });
  test('each of its failures contradicts the sentence that it breaks', () => {
    const clauses = (...answers: readonly ReturnType<typeof answer>[]) =>
      refusedOrEncrypted().check(answers, { key, body }).map(contradicted);
    expect(clauses(confirming('other'), readable, denied)).toEqual(['ssec.put.echo']);
    expect(clauses(answer(200), denied, denied)).toEqual(['ssec.get.decrypts']);
    expect(clauses(answer(200), readable, readable)).toEqual(['ssec.get.any-without-key-fails']);
  });
});

describe('the expectation refusedOrReadable()', () => {
  const check = (...answers: readonly ReturnType<typeof answer>[]) =>
    refusedOrReadable().check(answers, {});
  const denied = answer(403);
  test('no answer at all is not met', () => {
    expect(check()).toMatchObject([{ expected: 'a write', received: 'no answer' }]);
  });
  test('a refused write is not judged by its reads', () => {
    expect(check(denied, denied, denied)).toEqual([]);
    expect(check(answer(200))).toEqual([]);
  });
  test('a write that is refused or not answered passes', () => {
    for (const write of [denied, answer(500), answer(0, { broken: 'timeout' })])
      expect(check(write)).toEqual([]);
  });
  test('an accepted write passes where one of the reads returns its object', () => {
    for (const at of [0, 1, 2])
      expect(
        check(answer(200), ...[0, 1, 2].map((one) => (one === at ? answer(200) : denied))),
      ).toEqual([]);
  });
  test('an accepted write fails where no read returns its object', () => {
    expect(check(answer(200), answer(400), denied, denied)).toMatchObject([
      { harm: 'data-lost', expected: expect.stringContaining('refused, or an object') },
    ]);
    expect(check(answer(200), answer(400), denied, denied)).toMatchObject([
      { received: expect.stringContaining('answered with 400, 403, 403') },
    ]);
  });
});
