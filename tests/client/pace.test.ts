import { expect, test } from 'vitest';
import { type PaceOptions, paceOf } from '../../client/send/pace.ts';

/** Sends requests over a pace, each answered when the test says; how many are open at a time. */
function paced(options: PaceOptions) {
  const pace = paceOf(options);
  const open: ((status: number, bytes?: number) => void)[] = [];
  const send = (bodyBytes = 0) =>
    pace.turn(
      bodyBytes,
      () =>
        new Promise<{ answer: { status: number; body: Uint8Array } }>((resolve) => {
          open.push((status, bytes = 0) =>
            resolve({ answer: { status, body: new Uint8Array(bytes) } }),
          );
        }),
    );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const answerAll = async (status: number) => {
    for (const answer of open.splice(0)) answer(status);
    await settled();
  };
  return { pace, open, send, settled, answerAll };
}

test('requests in flight double from eight up to the concurrency, and never above it', async () => {
  const { open, send, settled, answerAll } = paced({ concurrency: 24 });
  const all = Array.from({ length: 200 }, () => send());
  await settled();
  const inFlight = [open.length];
  for (let round = 0; round < 3; round += 1) {
    await answerAll(200);
    inFlight.push(open.length);
  }
  expect(inFlight).toEqual([8, 16, 24, 24]);
  while (open.length > 0) await answerAll(200);
  expect((await Promise.all(all)).length).toBe(200);
});

test('a 503 halves them once for all that were sent before, and they grow by one a round after it', async () => {
  const slower: number[] = [];
  const { open, send, settled, answerAll } = paced({
    concurrency: 16,
    onSlower: (max) => void slower.push(max),
  });
  for (let at = 0; at < 300; at += 1) void send();
  await settled();
  await answerAll(200);
  expect(open.length).toBe(16);
  await answerAll(503);
  expect(slower).toEqual([8]);
  expect(open.length).toBe(8);
  await answerAll(200);
  expect(open.length).toBe(8);
  await answerAll(200);
  expect(open.length).toBe(9);
});

test('an endpoint that is always busy still gets two at a time', async () => {
  const { open, send, settled, answerAll } = paced({ concurrency: 32 });
  for (let at = 0; at < 300; at += 1) void send();
  await settled();
  for (let round = 0; round < 8; round += 1) await answerAll(503);
  expect(open.length).toBe(2);
});

test('after the most requests nothing is sent, and it says so', async () => {
  const { pace, open, send, settled, answerAll } = paced({ concurrency: 4, requestsMax: 2 });
  const all = [send(), send(), send()];
  await settled();
  await answerAll(200);
  expect(pace.usedUp).toBe('--max-requests was reached');
  expect(open).toEqual([]);
  expect((await Promise.all(all)).map((one) => one?.answer.status)).toEqual([200, 200, undefined]);
  expect(pace.spent.requests).toBe(2);
});

test('bytes of requests and of answers count to the most bytes', async () => {
  const { pace, open, send } = paced({ concurrency: 4, bytesMax: 10 });
  const first = send(6);
  await Promise.resolve();
  expect(pace.usedUp).toBeUndefined();
  open.splice(0)[0]?.(200, 4);
  await first;
  expect(pace.spent.bytes).toBe(10);
  expect(await send()).toBeUndefined();
  expect(pace.usedUp).toBe('--max-bytes was reached');
});

test('a rate spreads requests over time, and the end of the run ends the waiting', async () => {
  const end = new AbortController();
  const pace = paceOf({ concurrency: 8, ratePerSecond: 20, signal: end.signal });
  const answer = async () => ({ answer: { status: 200, body: new Uint8Array(0) } });
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: 5 }, () => pace.turn(0, answer)));
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(4 * 50 - 10);
  const slow = paceOf({ concurrency: 2, ratePerSecond: 0.01, signal: end.signal });
  await slow.turn(0, answer);
  const waiting = slow.turn(0, answer);
  end.abort();
  await waiting;
  expect(performance.now() - startedAt).toBeLessThan(50_000);
});
