import { expect, test } from 'vitest';
import type { Exchange } from '../../core/exchange.ts';
import { askUntil } from '../../world/patience.ts';
import { answer } from '../core/answer.ts';

/** Answers in turn; the last one again and again. */
function saying(...answers: readonly Exchange[]) {
  let asked = 0;
  const send = async () => answers[Math.min(asked++, answers.length - 1)] as Exchange;
  return { send, asked: () => asked };
}
const isFound = ({ status }: Exchange) => status === 200;

test('what holds at once is asked once', async () => {
  const { send, asked } = saying(answer(200));
  await askUntil(isFound, send, 10_000);
  expect(asked()).toBe(1);
});

test('what comes late is found, what never comes ends with the time', async () => {
  const late = saying(answer(404), answer(404), answer(200));
  expect((await askUntil(isFound, late.send, 10_000)).status).toBe(200);
  const never = saying(answer(404));
  expect((await askUntil(isFound, never.send, 1_000)).status).toBe(404);
  expect(never.asked()).toBeGreaterThan(1);
});

test('nobody waits on when the run has ended', async () => {
  const ended = saying(answer(0, { broken: 'interrupted' }));
  await askUntil(isFound, ended.send, 10_000);
  expect(ended.asked()).toBe(1);
});

test('a time that was over too soon is no reason to ask once', async () => {
  const late = saying(answer(404), answer(404), answer(404), answer(200));
  expect((await askUntil(isFound, late.send, 0)).status).toBe(200);
  const never = saying(answer(404));
  expect((await askUntil(isFound, never.send, 0)).status).toBe(404);
  expect(never.asked()).toBe(5);
});

test('an endpoint that does not answer is asked no more when the time is over', async () => {
  const broken = saying(answer(0, { broken: 'timeout' }));
  await askUntil(isFound, broken.send, 0);
  expect(broken.asked()).toBe(1);
});
