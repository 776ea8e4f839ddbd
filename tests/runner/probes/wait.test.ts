import { afterEach, expect, test, vi } from 'vitest';
import { waitFor } from '../../../runner/probes/wait.ts';
import { answer } from '../../core/answer.ts';

afterEach(() => vi.useRealTimers());

const wait = (doneAfterMs: number) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const notices: string[] = [];
  const done = waitFor(
    {
      what: 'a change to be seen',
      isDone: ({ status }) => status === 200,
      send: () => new Promise((resolve) => setTimeout(() => resolve(answer(200)), doneAfterMs)),
      limitMs: 60_000,
    },
    { onNotice: (sentence) => void notices.push(sentence) },
  );
  return { done, notices };
};

test('a wait of more than a moment says what is waited for, and for how long at most', async () => {
  const { done, notices } = wait(5_000);
  await vi.advanceTimersByTimeAsync(5_000);
  await done;
  expect(notices).toEqual(['Waiting up to 60 s for a change to be seen.']);
});

test('a wait that is over at once says nothing', async () => {
  const { done, notices } = wait(10);
  await vi.advanceTimersByTimeAsync(10);
  await done;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(notices).toEqual([]);
});
