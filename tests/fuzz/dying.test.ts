import { expect, test, vi } from 'vitest';
import type { Exchange } from '../../core/exchange.ts';
import { casesOf } from '../../fuzz/cases.ts';
import type { Endpoint } from '../../fuzz/endpoint.ts';
import { fuzz } from '../../fuzz/fuzz.ts';
import type { Stages } from '../../fuzz/stages.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { onStages, repertoire } from './staged.ts';

type Broken = 'closed' | 'timeout' | 'unreachable';

/** Verdicts and reasons of a run on an endpoint whose answers are lost as `lost` says. */
async function judged(
  lost: (sent: number, exchange: Exchange) => Broken | undefined,
  of: { readonly faults?: readonly FaultId[]; readonly shrinkRequestsMax?: number } = {},
) {
  let sent = 0;
  const told = await onStages(of.faults ?? [], (stages) => {
    const dying = (endpoint: Endpoint): Endpoint => ({
      exchange: async (...given) => {
        sent += 1;
        const exchange = await endpoint.exchange(...given);
        const broken = lost(sent, exchange);
        return broken === undefined ? exchange : { ...exchange, status: 0, headers: [], broken };
      },
    });
    const next = async (worker: number) => {
      const stage = await stages.next(worker);
      return { ...stage, endpoint: dying(stage.endpoint) };
    };
    return fuzz({
      ...{ seed: 1, repertoire, concurrency: 1, budgetMs: 60_000, storiesMax: 30 },
      stages: { next } as unknown as Stages,
      shrinkRequestsMax: of.shrinkRequestsMax ?? 20,
    });
  });
  const recorder = { exchanges: () => [], mismatch: (_: unknown, one: never) => one };
  const cases = casesOf({ told, recorder, durationMs: 1, replayOf: () => 'replay' });
  return { told, sent, bad: cases.filter(({ verdict }) => verdict !== 'pass') };
}

test('a request that was in flight when the endpoint was stopped contradicts nothing', async () => {
  let isDead = false;
  const { told, bad } = await judged((sent, { request, status }) => {
    if (isDead) return 'unreachable';
    isDead = sent >= 60 && request.operation === 'GetObject' && status === 200;
    return isDead ? 'closed' : undefined;
  });
  expect(told.endedBy).toBe('the endpoint');
  expect(bad.map(({ verdict, level, findings }) => [verdict, level, findings])).toEqual([
    ['blocked', 'MUST', []],
  ]);
  expect(bad[0]?.reason).toContain('stopped answering while this request was in flight');
});

test('an endpoint that hangs up on one kind of request, and answers others, fails', async () => {
  const { bad } = await judged((_, { request }) =>
    request.operation === 'CopyObject' ? 'closed' : undefined,
  );
  expect(bad.map(({ verdict, operation }) => [verdict, operation])).toContainEqual([
    ...['fail', 'CopyObject'],
  ]);
});

test('an endpoint that hangs while a finding is shrunk is not asked for the rest of it', async () => {
  const hangsFrom = 40;
  const { told, sent } = await judged((at) => (at >= hangsFrom ? 'timeout' : undefined), {
    ...{ faults: ['etag-without-quotes'], shrinkRequestsMax: 300 },
  });
  expect(told.endedBy).toBe('the endpoint');
  expect(told.findings.length).toBeGreaterThan(0);
  // Each of these would be waited for until its time is up.
  expect(sent - hangsFrom).toBeLessThanOrEqual(10);
});

test('a finding is shrunk for a minute after the time of the run, and no longer', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    let lateFrom = 0;
    const { told, sent } = await judged(
      (at, { request, status }) => {
        // The first answer that lacks its confirmation is the finding; what is sent after it is the shrink.
        if (lateFrom === 0 && status < 300 && request.ssecHeaders.length > 0) {
          lateFrom = at;
          vi.setSystemTime(Date.now() + 121_000);
        }
        return undefined;
      },
      { faults: ['no-echo'], shrinkRequestsMax: 300 },
    );
    expect(told.findings.map(({ isShrunk, cameBack }) => [isShrunk, cameBack])).toEqual([
      [false, 0],
    ]);
    expect(sent).toBe(lateFrom);
  } finally {
    vi.useRealTimers();
  }
});
