import { expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { rotatedWhole, wholeOrRefused } from '../../suites/scenes/races.ts';
import { answer } from '../core/answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key of racing readers!'));
const body = ObjectBody.of({ sizeBytes: 256, seed: 3 });
const opened = answer(200, { body: body.bytes() });
const closed = answer(403);

const half = body.part({ firstByte: 0, sizeBytes: 128 }).bytes();
const crooked = {
  'half of the object': answer(200, { body: half }),
  'a refusal that holds some of it': answer(403, { body: half }),
  'a crash': answer(500),
  'a body that was cut short': answer(200, { body: half, broken: 'cut short' }),
};

test('reads during a key rotation are whole or refused', () => {
  const check = (...reads: readonly ReturnType<typeof answer>[]) =>
    rotatedWhole().check(reads, { body }).length;
  expect(check(opened, closed, opened)).toBe(0);
  for (const [name, read] of Object.entries(crooked)) expect(check(opened, read), name).toBe(1);
});

test('a key rotation during which every read is refused is a mismatch', () => {
  expect(rotatedWhole().check([closed, closed], { body })).toEqual([
    { expected: 'a read that is accepted', received: '2 that are not' },
  ]);
});

test('reads during overwrites are whole or refused, and at least one is whole', () => {
  const writer = { key, body };
  const check = (...answers: readonly ReturnType<typeof answer>[]) => {
    const reads = answers.map((one) => ({ answer: one, writer }));
    const race = { writes: [], reads, end: [opened, closed] };
    return wholeOrRefused().check(race, { writers: [writer] }).length;
  };
  expect(check(opened, closed)).toBe(0);
  for (const [name, read] of Object.entries(crooked)) expect(check(opened, read), name).toBe(1);
  expect(check(closed, closed)).toBe(1);
});
