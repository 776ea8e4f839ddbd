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
const sealed: Command = { kind: 'put', key, body };
const open: Command = { kind: 'put', key: 'none', body };
const get = (by: CustomerKey | 'none'): Command => ({ kind: 'get', key: by });
const whole = answer(200, { body: body.bytes() });
const [ok, refused, missing] = [answer(200), answer(403), answer(404)];

/** What is expected where the last answer differs; undefined where it is as the model foretells. */
function expected(commands: readonly Command[], ...answers: readonly Exchange[]) {
  const mismatches = followsModel().check(answers, { story: { commands } });
  expect(mismatches.length).toBeLessThanOrEqual(1);
  return mismatches[0]?.expected;
}

describe('operations on one object that follow the model', () => {
  test.each<[string, readonly Command[], readonly Exchange[]]>([
    ['an object opens to its key', [sealed, get(key)], [ok, whole]],
    ['and to no other', [sealed, get(other)], [ok, refused]],
    ['nor without one', [sealed, get('none')], [ok, refused]],
    ['a plain object opens without a key', [open, get('none')], [ok, whole]],
    ['with a key, other rules judge it', [open, get(key)], [ok, whole]],
    ['and judge its refusal', [open, get(key)], [ok, refused]],
    ['the last write wins', [sealed, open, get('none')], [ok, ok, whole]],
    ['what was deleted is gone', [sealed, { kind: 'delete' }, get(key)], [ok, ok, missing]],
    ['nothing is deleted with 204', [{ kind: 'delete' }], [answer(204)]],
    ['or with 404', [{ kind: 'delete' }], [missing]],
  ])('%s', (_, commands, answers) => {
    expect(expected(commands, ...answers)).toBeUndefined();
  });
});

describe('operations on one object that differ from the model', () => {
  test.each<[string, readonly Command[], readonly Exchange[]]>([
    ['put is accepted', [sealed], [refused]],
    ['delete is accepted', [{ kind: 'delete' }], [refused]],
    ['delete is accepted', [sealed, { kind: 'delete' }], [ok, missing]],
    ['refused', [sealed, get('none')], [ok, whole]],
    ['refused', [sealed, get(other)], [ok, whole]],
    ['not found', [get(key)], [whole]],
    ['not found', [sealed, { kind: 'delete' }, get(key)], [ok, ok, whole]],
    ['an answer to get', [sealed, get(key)], [ok]],
  ])(
    'sequence %# of operations differs from the model, which expects: %s',
    (says, commands, answers) => {
      expect(expected(commands, ...answers)).toBe(says);
    },
  );

  test('an object that is not read whole with its own key differs from the model', () => {
    expect(expected([sealed, get(key)], ok, refused)).toBeDefined();
    expect(expected([sealed, get(key)], ok, answer(200, { body: 'something else' }))).toBeDefined();
  });

  test('every answer that differs from the model is reported', () => {
    const commands = [sealed, get(key), get(other), get('none')];
    const answers = [ok, whole, whole, whole];
    const mismatches = followsModel().check(answers, { story: { commands } });
    expect(mismatches.map((one) => one.expected)).toEqual(['refused', 'refused']);
  });
});
