import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { followsModel } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import type { Command } from '../../core/story.ts';
import { answer } from './answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const other = CustomerKey.of(Buffer.from('TEST ONLY key of another writer!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const ssecPut: Command = { kind: 'put', key, body };
const plainPut: Command = { kind: 'put', key: 'none', body };
const get = (by: CustomerKey | 'none'): Command => ({ kind: 'get', key: by });
const whole = answer(200, { body: body.bytes() });
const [ok, refused, missing] = [answer(200), answer(403), answer(404)];

/** What is expected where the last answer differs; undefined where it is as the model says. */
function expected(commands: readonly Command[], ...answers: readonly Exchange[]) {
  const mismatches = followsModel().check(answers, { story: { commands } });
  expect(mismatches.length).toBeLessThanOrEqual(1);
  return mismatches[0]?.expected;
}

describe('operations on one object that follow the model', () => {
  test.each<[string, readonly Command[], readonly Exchange[]]>([
    ['an object is readable with its key', [ssecPut, get(key)], [ok, whole]],
    ['a read with another key is refused', [ssecPut, get(other)], [ok, refused]],
    ['a read of an SSE-C object without a key is refused', [ssecPut, get('none')], [ok, refused]],
    ['a plain object is readable without a key', [plainPut, get('none')], [ok, whole]],
    ['a plain object may be readable with a key', [plainPut, get(key)], [ok, whole]],
    ['a read of a plain object with a key may be refused', [plainPut, get(key)], [ok, refused]],
    [
      'a read after two writes returns the last one',
      [ssecPut, plainPut, get('none')],
      [ok, ok, whole],
    ],
    ['a deleted object is not found', [ssecPut, { kind: 'delete' }, get(key)], [ok, ok, missing]],
    ['a delete of nothing is answered with 204', [{ kind: 'delete' }], [answer(204)]],
    ['a delete of nothing is answered with 404', [{ kind: 'delete' }], [missing]],
  ])('%s', (_, commands, answers) => {
    expect(expected(commands, ...answers)).toBeUndefined();
  });
});

describe('operations on one object that differ from the model', () => {
  test.each<[string, readonly Command[], readonly Exchange[]]>([
    ['put is accepted', [ssecPut], [refused]],
    ['delete is accepted', [{ kind: 'delete' }], [refused]],
    ['delete is accepted', [ssecPut, { kind: 'delete' }], [ok, missing]],
    ['refused', [ssecPut, get('none')], [ok, whole]],
    ['refused', [ssecPut, get(other)], [ok, whole]],
    ['not found', [get(key)], [whole]],
    ['not found', [ssecPut, { kind: 'delete' }, get(key)], [ok, ok, whole]],
    ['an answer to get', [ssecPut, get(key)], [ok]],
  ])(
    'sequence %# of operations differs from the model, which expects: %s',
    (says, commands, answers) => {
      expect(expected(commands, ...answers)).toBe(says);
    },
  );

  test('an object that is not read whole with its own key differs from the model', () => {
    expect(expected([ssecPut, get(key)], ok, refused)).toBeDefined();
    expect(
      expected([ssecPut, get(key)], ok, answer(200, { body: 'something else' })),
    ).toBeDefined();
  });

  test('every answer that differs from the model is reported', () => {
    const commands = [ssecPut, get(key), get(other), get('none')];
    const answers = [ok, whole, whole, whole];
    const mismatches = followsModel().check(answers, { story: { commands } });
    expect(mismatches.map((one) => one.expected)).toEqual(['refused', 'refused']);
  });
});
