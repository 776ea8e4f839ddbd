import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, header } from '../../core/exchange.ts';
import { parseAnswer } from '../parse/answer.ts';
import type { Attempt } from './collector.ts';

const retriesMax = 3;
const waitMsMax = 5_000;
const firstWaitMs = 100;
/** Largest body that is searched for an S3 error; error documents are smaller. */
const errorBytesMax = 4096;
const slowDown = 'SlowDown';

/**
 * Repeats a request that the endpoint throttled (429, or SlowDown): it has not processed the
 * request, so the answer is no evidence. Every other answer is returned at once.
 */
export async function withRetries(
  send: () => Promise<Attempt>,
  signal?: AbortSignal,
): Promise<Attempt> {
  let attempt = await send();
  for (let retry = 0; retry < retriesMax && isThrottled(attempt.answer); retry += 1) {
    await pause(waitMs(attempt.answer, retry), signal);
    if (signal?.aborted) break;
    attempt = await send();
  }
  return attempt;
}

/** Waits, and returns early without an error when the run ends. */
async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, signal && { signal }).catch(() => {});
}

/** Looks into the body too: a copy or completion may report an error after a 200. */
function isThrottled(answer: Answer): boolean {
  if (answer.status === 429) return true;
  const mayThrottle = answer.status === 503 || answer.status === 200;
  if (!mayThrottle || answer.body.byteLength > errorBytesMax) return false;
  // A search in the bytes is faster than parsing, and most answers do not contain the word.
  const { body } = answer;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return text.includes(slowDown) && parseAnswer(answer).error?.code === slowDown;
}

function waitMs(answer: Answer, retry: number): number {
  const asked = header(answer, 'retry-after');
  const seconds = asked !== undefined && /^\d{1,6}$/.test(asked) ? Number(asked) : undefined;
  return Math.min(waitMsMax, seconds === undefined ? firstWaitMs * 2 ** retry : seconds * 1000);
}
