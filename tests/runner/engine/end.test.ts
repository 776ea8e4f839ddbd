import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { endOf, endSignal, whyUnjudged } from '../../../runner/engine/end.ts';
import { config } from '../scripted.ts';

const turn = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const open: { release(): void }[] = [];
const seen = (end: Parameters<typeof endSignal>[0]) => {
  const looking = endSignal(end);
  open.push(looking);
  return looking.signal;
};
afterEach(() => {
  for (const one of open.splice(0)) one.release();
});

describe('the end of a run', () => {
  test('the end of a run is seen when the run is stopped, and not before', async () => {
    const stop = new AbortController();
    const signal = seen(endOf(stop.signal));
    await turn(120);
    expect(signal.aborted).toBe(false);
    stop.abort();
    await vi.waitFor(() => expect(signal.aborted).toBe(true));
  });
  test('the end of a run is seen at once by a thread that starts after it', () => {
    expect(seen(endOf(AbortSignal.abort())).aborted).toBe(true);
  });
  test('the end of one run is not seen by another run', async () => {
    const other = seen(endOf(new AbortController().signal));
    const signal = seen(endOf(AbortSignal.abort()));
    await turn(120);
    expect([signal.aborted, other.aborted]).toEqual([true, false]);
  });
  test('the end of a run is not looked for after the release', async () => {
    const stop = new AbortController();
    const { signal, release } = endSignal(endOf(stop.signal));
    release();
    stop.abort();
    await turn(120);
    expect(signal.aborted).toBe(false);
  });
  test('the end of a run reaches another thread', async () => {
    const stop = new AbortController();
    const code = `
      const { parentPort, workerData } = require('node:worker_threads');
      parentPort.postMessage('began');
      Atomics.wait(workerData, 0, 0, 20);
      const look = () => Atomics.load(workerData, 0) === 0 ? setTimeout(look, 5) : parentPort.postMessage('ended');
      look();`;
    const worker = new Worker(code, { eval: true, workerData: endOf(stop.signal) });
    expect(await once(worker, 'message')).toEqual(['began']);
    stop.abort();
    expect(await once(worker, 'message')).toEqual(['ended']);
  });
});

describe('a case that had not begun when the run ended', () => {
  const why = (signal: AbortSignal) => whyUnjudged(seen(endOf(signal)), config);
  test('a case was interrupted where the user stopped the run', () => {
    expect(why(AbortSignal.abort())).toBe('interrupted before it ran');
    expect(why(AbortSignal.any([AbortSignal.abort(), AbortSignal.timeout(60_000)]))).toBe(
      'interrupted before it ran',
    );
  });
  test('a case had no time left where the budget was used up', async () => {
    const budget = AbortSignal.any([new AbortController().signal, AbortSignal.timeout(1)]);
    await vi.waitFor(() => expect(budget.aborted).toBe(true));
    expect(why(budget)).toMatch(/^the run's time, \d+ s, was used up; allow more with --budget/);
  });
});
