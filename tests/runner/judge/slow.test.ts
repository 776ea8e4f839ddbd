import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import type { Draft } from '../../../core/values.ts';
import { answer } from '../../core/answer.ts';
import { scripted } from '../scripted.ts';
import { reading, run } from './cases.ts';

/** Stores objects and returns them, unless the test has another answer to the nth such request. */
function storing(method: 'GET' | 'PUT', instead: (nth: number) => Exchange | undefined) {
  const bodies = new Map<string, Uint8Array>();
  let asked = 0;
  return scripted((draft: Draft) => {
    if (draft.method === method) asked += 1;
    const said = draft.method === method ? instead(asked) : undefined;
    if (said !== undefined) return said;
    if (draft.method === 'PUT') bodies.set(draft.name, draft.body);
    return answer(200, { body: draft.method === 'GET' ? (bodies.get(draft.name) ?? '') : '' });
  });
}

const timedOut = answer(0, { broken: 'timeout' });
const gone = answer(0, { broken: 'unreachable' });

describe('a request that is not answered', () => {
  test.each([
    ['GET', 'timeout', timedOut],
    ['PUT', 'timeout', timedOut],
    ['GET', 'unreachable', gone],
    ['PUT', 'unreachable', gone],
  ] as const)('a trial passes whose %s met a %s once and not again', async (method, _, said) => {
    const connection = storing(method, (nth) => (nth === 1 ? said : undefined));
    const report = await run(reading, connection, { trials: 2 });
    expect([report.verdict, report.findings, report.trials]).toEqual(['pass', [], 2]);
    expect(report.requests).toBe(connection.sent.length);
  });
  test('a trial fails whose read times out each time, and the others are not run again', async () => {
    const connection = storing('GET', () => timedOut);
    const report = await run(reading, connection, { trials: 8, shrinks: false });
    expect([report.verdict, report.findings[0]?.mismatches[0]?.received]).toEqual([
      'fail',
      'no answer (timeout)',
    ]);
    expect(connection.sent.filter(({ name }) => name.includes('.retry-'))).toHaveLength(4);
  });
  test('a case is blocked whose set-up times out each time', async () => {
    const report = await run(
      reading,
      storing('PUT', () => timedOut),
    );
    expect(report.verdict).toBe('blocked');
    expect(report.reason).toContain('nothing (timeout)');
  });
});

test('a failed trial has the time of the run when it is run again, not that for shrinking', async () => {
  const connection = storing('GET', (nth) =>
    nth === 1 ? answer(200, { body: 'something else entirely' }) : undefined,
  );
  const { exchange } = connection.client;
  const client: typeof connection.client = {
    ...connection.client,
    exchange: async (draft, ...rest) => {
      if (draft.name.includes('/0.1/')) await new Promise((resolve) => setTimeout(resolve, 60));
      return exchange(draft, ...rest);
    },
  };
  const report = await run(reading, { ...connection, client }, { trials: 1, shrinkMs: 10 });
  expect(report.findings).toMatchObject([{ verdict: 'fail', flaky: true }]);
});

test('a failure is shrunk by at most 30 trials', async () => {
  const wrong = storing('GET', () => answer(200, { body: 'something else entirely' }));
  await run(reading, wrong, { trials: 1 });
  const runs = new Set(wrong.sent.map(({ name }) => name.split('/').at(-2))).size;
  expect(runs).toBeGreaterThan(2 + 1);
  expect(runs).toBeLessThanOrEqual(2 + 30);
});
