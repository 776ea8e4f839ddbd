import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { tellFacts, toldFacts } from '../../../runner/engine/facts-channel.ts';
import type { SessionFacts } from '../../../runner/session.ts';
import { facts } from '../scripted.ts';

const end = () => ({ deadline: Date.now() + 60_000, channel: `test ${randomUUID()}` });
const turn = (ms = 50) => new Promise((resolve) => setTimeout(resolve, ms));
const never = new AbortController().signal;
const open: { release(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.release();
});
const tell = (of: ReturnType<typeof end>, what: Promise<SessionFacts>) =>
  void open.push(tellFacts(of, what));

describe('what was learned about the endpoint', () => {
  test('reaches one who asks after it is known', async () => {
    const of = end();
    tell(of, Promise.resolve(facts));
    await turn();
    expect(await toldFacts(of, never)).toEqual(facts);
  });
  test('reaches one who asks before, when it is known and not sooner', async () => {
    const of = end();
    const { promise, resolve } = deferred();
    tell(of, promise);
    let told: SessionFacts | undefined;
    const asking = toldFacts(of, never).then((known) => {
      told = known;
    });
    await turn();
    expect(told).toBeUndefined();
    resolve(facts);
    await asking;
    expect(told).toEqual(facts);
  });
  test('reaches everybody who asks, through its own channel alone', async () => {
    const of = end();
    const stop = new AbortController();
    const other = toldFacts(end(), stop.signal);
    tell(of, Promise.resolve(facts));
    expect(await Promise.all([toldFacts(of, never), toldFacts(of, never)])).toEqual([facts, facts]);
    await turn();
    stop.abort();
    expect(await other).toBeUndefined();
  });
  test('is nothing once the run has ended, nor when it ends meanwhile', async () => {
    const of = end();
    expect(await toldFacts(of, AbortSignal.abort())).toBeUndefined();
    const stop = new AbortController();
    const asking = toldFacts(of, stop.signal);
    stop.abort();
    expect(await asking).toBeUndefined();
  });
  test('is not told where nothing came of it', async () => {
    const of = end();
    const stop = new AbortController();
    const failed = Promise.reject(new Error('no endpoint'));
    failed.catch(() => {});
    tell(of, failed);
    const asking = toldFacts(of, stop.signal);
    let isSettled = false;
    asking.then(() => {
      isSettled = true;
    });
    await turn();
    expect(isSettled).toBe(false);
    stop.abort();
    await asking;
  });
  test('is not told any more after it was released', async () => {
    const of = end();
    const { promise, resolve } = deferred();
    const telling = tellFacts(of, promise);
    const stop = new AbortController();
    const asking = toldFacts(of, stop.signal);
    await turn();
    telling.release();
    resolve(facts);
    await turn();
    stop.abort();
    expect(await asking).toBeUndefined();
  });
});

function deferred() {
  let resolve: (known: SessionFacts) => void = () => {};
  const promise = new Promise<SessionFacts>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
