import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import { accepted, refused, refusedOr } from '../../../core/expectations.ts';
import type { Rule } from '../../../core/rule.ts';
import { answer } from '../../core/answer.ts';
import { scripted } from '../scripted.ts';
import { body, isSpoiled, reading, refusal, spoiledGets, trial } from './trials.ts';

describe('a failure is no refusal, whatever its status', () => {
  test.each([
    ['500', answer(500), 'fail'],
    ['400 InternalError', answer(400, { error: { code: 'InternalError' } }), 'fail'],
    ['200 InternalError', answer(200, { error: { code: 'InternalError' } }), 'fail'],
    ['403 ServiceUnavailable', answer(403, { error: { code: 'ServiceUnavailable' } }), 'fail'],
    ['closed', answer(0, { broken: 'closed' }), 'fail'],
    ['400 cut short', answer(400, { broken: 'cut short' }), 'fail'],
    ['429', answer(429), 'blocked'],
    ['408', answer(408), 'blocked'],
    ['403 SlowDown', answer(403, { error: { code: 'SlowDown' } }), 'blocked'],
    ['interrupted', answer(0, { broken: 'interrupted' }), 'blocked'],
  ] as const)('%s', async (_, said, verdict) => {
    const result = await trial(refusal, scripted(spoiledGets(said)));
    expect(result.verdict).toBe(verdict);
    expect(result.isTransient).toBe(verdict === 'fail');
    expect(result.exchanges.length).toBeGreaterThan(0);
  });
});

describe('a control', () => {
  const written = (control: NonNullable<Rule['control']>): Rule => ({
    ...reading,
    id: 'get.wrong-key',
    act: async ({ read }, _, stored) => read(stored as never, { headers: [['x-spoiled', '1']] }),
    control,
    expect: refused() as never,
  });
  const readAgain: NonNullable<Rule['control']> = ({ read }, _, stored) =>
    read(stored as never, {});
  test('that is written out is sent where nothing is mutated', async () => {
    const connection = scripted(spoiledGets(answer(403)));
    expect((await trial(written(readAgain), connection)).verdict).toBe('pass');
    expect(connection.sent.map(isSpoiled)).toEqual([false, true, false]);
  });
  test('that is written out and refused blocks', async () => {
    const connection = scripted((draft) => answer(draft.method === 'PUT' ? 200 : 403));
    const result = await trial(written(readAgain), connection);
    expect([result.verdict, result.reason]).toEqual([
      'blocked',
      'the control, GetObject made valid, was answered with 403',
    ]);
  });
  test('of several steps is the first', async () => {
    const first: NonNullable<Rule['control']> = async (...of) => [
      await readAgain(...of),
      answer(403),
    ];
    const second: NonNullable<Rule['control']> = async (...of) => [
      answer(403),
      await readAgain(...of),
    ];
    const connection = () => scripted(spoiledGets(answer(403)));
    expect((await trial(written(first), connection())).verdict).toBe('pass');
    expect((await trial(written(second), connection())).verdict).toBe('blocked');
  });
  test('stands beside an answer that is taken as well', async () => {
    const either = { ...refusal, expect: refusedOr(accepted()) as never };
    const connection = scripted(spoiledGets(answer(200), answer(403)));
    // Accepted is right here, but an endpoint that refuses the valid request shows nothing by it.
    expect((await trial(either, connection)).verdict).toBe('blocked');
  });
  test('is not sent where something unrelated was answered', async () => {
    const connection = scripted(spoiledGets(answer(429)));
    await trial(refusal, connection);
    expect(connection.sent.filter(({ method }) => method === 'PUT').every(isSpoiled)).toBe(true);
  });
  test('has no part in an acceptance', async () => {
    const connection = scripted((draft) =>
      answer(200, { body: draft.method === 'GET' ? body.bytes() : '' }),
    );
    expect((await trial(reading, connection)).verdict).toBe('pass');
    expect(connection.sent.map(({ method }) => method)).toEqual(['PUT', 'GET']);
  });
});

test('an acceptance that an unrelated answer met is blocked, not failed', async () => {
  const connection = scripted((draft) =>
    draft.method === 'PUT' ? answer(200) : answer(503, { error: { code: 'SlowDown' } }),
  );
  expect((await trial(reading, connection)).verdict).toBe('blocked');
});

test('what is accepted where it must be refused fails, though another answer is an excuse', async () => {
  const twice = {
    ...refusal,
    act: async ({ write }: { write: (of: unknown) => Promise<Exchange> }, drawn: unknown) => {
      const first = await write(drawn);
      await write(drawn);
      return first;
    },
  } as unknown as Rule;
  let count = 0;
  const connection = scripted((draft) => {
    if (!isSpoiled(draft)) return answer(200);
    count += 1;
    return answer(count === 1 ? 200 : 429);
  });
  expect((await trial(twice, connection)).verdict).toBe('fail');
});
