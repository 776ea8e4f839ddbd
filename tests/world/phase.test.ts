import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../core/customer-key.ts';
import type { Role } from '../../core/exchange.ts';
import { ObjectBody } from '../../core/object-body.ts';
import type { OperationName } from '../../spec/operations.ts';
import { createWorld, Trial } from '../../world/world.ts';
import { answer } from '../core/answer.ts';
import { type Script, scripted } from '../runner/scripted.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });

function phase(operation: OperationName, role: Role, script: Script = () => answer(200)) {
  const trial = new Trial({
    ...{ operation, bucket: 'bucket', homeBucket: 'bucket', namePrefix: 'trial/' },
    ...scripted(script),
    shared: new Map(),
  });
  const sent = () =>
    trial.exchanges.map(({ role: as, request }) => `${as} ${request.operation} ${request.name}`);
  return { world: createWorld(trial, role), sent };
}

describe('the role of a request', () => {
  test('parallel copies have the role act, the writes of their sources the role arrange', async () => {
    const { world, sent } = phase('CopyObject', 'act');
    await world.together([1, 2, 3], () => world.write({ key, body }));
    expect(sent().filter((one) => one.startsWith('arrange PutObject'))).toHaveLength(3);
    expect(sent().filter((one) => one.startsWith('act CopyObject'))).toHaveLength(3);
    expect(sent()).toHaveLength(6);
  });

  test('a read after a refused write has the role observe', async () => {
    const { world, sent } = phase('PutObject', 'act', () => answer(403));
    expect((await world.write({ key, body })).left).toBe('as before');
    expect(sent()).toEqual(['act PutObject trial/1', 'observe GetObject trial/1']);
  });

  test('no read follows a refused control', async () => {
    const { world, sent } = phase('PutObject', 'control', () => answer(403));
    expect((await world.write({ key, body })).left).toBe('unprobed');
    expect(sent()).toEqual(['control PutObject trial/1']);
  });
});

describe('reads of a written object', () => {
  test('an object is read back under the name of its write, with each key and without one', async () => {
    const { world, sent } = phase('PutObject', 'act');
    const answers = await world.s3.readBack(world.write({ key, body }), [key]);
    expect(answers.map(({ request }) => request.ssecHeaders.length)).toEqual([1, 1, 0]);
    expect(sent()).toEqual([
      'act PutObject trial/1',
      'act GetObject trial/1',
      'act GetObject trial/1',
    ]);
  });

  test('an object is read back whatever else the trial has written since', async () => {
    const { world, sent } = phase('PutObject', 'act');
    const first = await world.write({ key, body });
    await world.write({ key, body });
    await world.s3.getWithEach(first.request, []);
    expect(sent().at(-1)).toBe('act GetObject trial/1');
  });
});
