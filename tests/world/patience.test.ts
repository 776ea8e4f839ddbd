import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Exchange } from '../../core/exchange.ts';
import { askUntil } from '../../world/patience.ts';
import { answer } from '../core/answer.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

/** `askUntil` in simulated time. */
async function asking(...given: Parameters<typeof askUntil>) {
  const asked = askUntil(...given);
  await vi.runAllTimersAsync();
  return asked;
}

/** Gives these answers in turn, the last one again and again. */
function saying(...answers: readonly Exchange[]) {
  let asked = 0;
  const send = async () => answers[Math.min(asked++, answers.length - 1)] as Exchange;
  return { send, asked: () => asked };
}
const isFound = ({ status }: Exchange) => status === 200;

test('a request that is answered as awaited is sent once', async () => {
  const { send, asked } = saying(answer(200));
  await asking(isFound, send, 10_000);
  expect(asked()).toBe(1);
});

test('a request is repeated until its answer is as awaited, or until the time is over', async () => {
  const late = saying(answer(404), answer(404), answer(200));
  expect((await asking(isFound, late.send, 10_000)).status).toBe(200);
  const never = saying(answer(404));
  expect((await asking(isFound, never.send, 1_000)).status).toBe(404);
  expect(never.asked()).toBeGreaterThan(1);
});

test('a request is not repeated after the run has ended', async () => {
  const ended = saying(answer(0, { broken: 'interrupted' }));
  await asking(isFound, ended.send, 10_000);
  expect(ended.asked()).toBe(1);
});

test('a request is sent five times although the time is over', async () => {
  const late = saying(answer(404), answer(404), answer(404), answer(200));
  expect((await asking(isFound, late.send, 0)).status).toBe(200);
  const never = saying(answer(404));
  expect((await asking(isFound, never.send, 0)).status).toBe(404);
  expect(never.asked()).toBe(5);
});

test('a few equal errors end a wait, a busy endpoint and other errors do not', async () => {
  const broken = saying(answer(500));
  expect((await asking(isFound, broken.send, 600_000)).status).toBe(500);
  expect(broken.asked()).toBe(5);
  const odd = [500, 502, 500, 500, 404, 500, 500].map((status) => answer(status));
  const mixed = saying(...odd, answer(200));
  expect((await asking(isFound, mixed.send, 600_000)).status).toBe(200);
  const busy = saying(...Array.from({ length: 6 }, () => answer(503)), answer(200));
  expect((await asking(isFound, busy.send, 600_000)).status).toBe(200);
});

test('a request without an answer is not repeated when the time is over', async () => {
  const broken = saying(answer(0, { broken: 'timeout' }));
  await asking(isFound, broken.send, 0);
  expect(broken.asked()).toBe(1);
});
