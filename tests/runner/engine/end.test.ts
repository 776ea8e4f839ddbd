import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { endSignal, tellEnd } from '../../../runner/engine/end.ts';

const within = (ms: number) => ({ deadline: Date.now() + ms, channel: `test ${randomUUID()}` });
const turn = (ms = 50) => new Promise((resolve) => setTimeout(resolve, ms));
const open: { release(): void }[] = [];
const kept = <T extends { release(): void }>(of: T): T => {
  open.push(of);
  return of;
};
afterEach(() => {
  for (const one of open.splice(0)) one.release();
});

describe('the end of a run', () => {
  test('comes with its deadline, not before', async () => {
    const { signal } = kept(endSignal(within(100)));
    await turn(20);
    expect(signal.aborted).toBe(false);
    await vi.waitFor(() => expect(signal.aborted).toBe(true));
  });
  test('has come where the deadline has passed', async () => {
    const { signal } = kept(endSignal(within(-1000)));
    await vi.waitFor(() => expect(signal.aborted).toBe(true));
  });
  test('comes when another thread is told, through its own channel alone', async () => {
    const end = within(60_000);
    const { signal } = kept(endSignal(end));
    const { signal: other } = kept(endSignal(within(60_000)));
    const stop = new AbortController();
    kept(tellEnd(end, stop.signal));
    await turn();
    expect(signal.aborted).toBe(false);
    stop.abort();
    await vi.waitFor(() => expect(signal.aborted).toBe(true));
    expect(other.aborted).toBe(false);
  });
  test('has come where the run was stopped before it was listened to', async () => {
    const end = within(60_000);
    const { signal } = kept(endSignal(end));
    kept(tellEnd(end, AbortSignal.abort()));
    await vi.waitFor(() => expect(signal.aborted).toBe(true));
  });
  test('is told to one who begins to listen long after it came', async () => {
    const end = within(60_000);
    kept(tellEnd(end, AbortSignal.abort()));
    await turn(50);
    const { signal } = kept(endSignal(end));
    await vi.waitFor(() => expect(signal.aborted).toBe(true));
  });
  test('is not told to one who asks before it came', async () => {
    const end = within(60_000);
    kept(tellEnd(end, new AbortController().signal));
    const { signal } = kept(endSignal(end));
    await turn(50);
    expect(signal.aborted).toBe(false);
  });
  test('does not come when it was released', async () => {
    const end = within(50);
    const { signal, release } = endSignal(end);
    const stop = new AbortController();
    const telling = tellEnd(end, stop.signal);
    telling.release();
    stop.abort();
    release();
    await turn(120);
    expect(signal.aborted).toBe(false);
  });
  test('does not come from one who was told to be silent', async () => {
    const end = within(60_000);
    const { signal } = kept(endSignal(end));
    const stop = new AbortController();
    const silenced = tellEnd(end, stop.signal);
    silenced.release();
    stop.abort();
    await turn(100);
    expect(signal.aborted).toBe(false);
  });
  test('needs nobody who could stop the run', () => {
    expect(() => tellEnd(within(1000), undefined).release()).not.toThrow();
  });
});
