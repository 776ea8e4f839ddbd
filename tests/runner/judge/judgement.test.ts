import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import { accepted, refused, refusedOr } from '../../../core/expectations.ts';
import type { Rule } from '../../../core/rule.ts';
import { answer } from '../../core/answer.ts';
import { scripted } from '../scripted.ts';
import { body, isSpoiled, reading, refusal, spoiledGets, trial } from './trials.ts';

describe('an answer that is neither acceptance nor refusal', () => {
  test.each([
    ['500', 'fail', answer(500)],
    ['400 InternalError', 'fail', answer(400, { error: { code: 'InternalError' } })],
    ['200 InternalError', 'fail', answer(200, { error: { code: 'InternalError' } })],
    ['403 ServiceUnavailable', 'fail', answer(403, { error: { code: 'ServiceUnavailable' } })],
    ['a closed connection', 'fail', answer(0, { broken: 'closed' })],
    ['400 cut short', 'fail', answer(400, { broken: 'cut short' })],
    ['429', 'blocked', answer(429)],
    ['408', 'blocked', answer(408)],
    ['403 SlowDown', 'blocked', answer(403, { error: { code: 'SlowDown' } })],
    ['an interrupted request', 'blocked', answer(0, { broken: 'interrupted' })],
  ] as const)(
    'a rule that expects a refusal and is answered with %s has the verdict %s',
    async (_, verdict, said) => {
      const result = await trial(refusal, scripted(spoiledGets(said)));
      expect(result.verdict).toBe(verdict);
      expect(result.isTransient).toBe(verdict === 'fail');
      expect(result.exchanges.length).toBeGreaterThan(0);
    },
  );
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
  test('a control that a rule writes out is sent after the act', async () => {
    const connection = scripted(spoiledGets(answer(403)));
    expect((await trial(written(readAgain), connection)).verdict).toBe('pass');
    expect(connection.sent.map(isSpoiled)).toEqual([false, true, false]);
  });
  test('a control that a rule writes out blocks the trial where it is refused', async () => {
    const connection = scripted((draft) => answer(draft.method === 'PUT' ? 200 : 403));
    const result = await trial(written(readAgain), connection);
    expect([result.verdict, result.reason]).toEqual([
      'blocked',
      'the control, a valid GetObject, was answered with 403',
    ]);
  });
  test('a control of several steps is judged by the first', async () => {
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
  test('a rule that takes acceptance or refusal is blocked where its control is refused', async () => {
    const either = { ...refusal, expect: refusedOr(accepted()) as never };
    const connection = scripted(spoiledGets(answer(200), answer(403)));
    // Acceptance is right here, but proves nothing of an endpoint that refuses the valid request.
    expect((await trial(either, connection)).verdict).toBe('blocked');
  });
  test('no control is sent after an answer that says nothing about SSE-C', async () => {
    const connection = scripted(spoiledGets(answer(429)));
    await trial(refusal, connection);
    expect(connection.sent.filter(({ method }) => method === 'PUT').every(isSpoiled)).toBe(true);
  });
  test('a rule that expects acceptance has no control', async () => {
    const connection = scripted((draft) =>
      answer(200, { body: draft.method === 'GET' ? body.bytes() : '' }),
    );
    expect((await trial(reading, connection)).verdict).toBe('pass');
    expect(connection.sent.map(({ method }) => method)).toEqual(['PUT', 'GET']);
  });
});

test('a rule that expects acceptance is blocked, not failed, by an answer that says nothing of SSE-C', async () => {
  const connection = scripted((draft) =>
    draft.method === 'PUT' ? answer(200) : answer(503, { error: { code: 'SlowDown' } }),
  );
  expect((await trial(reading, connection)).verdict).toBe('blocked');
});

test('a request that is accepted but must be refused fails, also next to a 429', async () => {
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
