import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, header } from '../../core/exchange.ts';
import { parseAnswer } from '../parse/answer.ts';
import type { Attempt } from './collector.ts';

const retriesMax = 3;
const waitMsMax = 5_000;
const firstWaitMs = 100;
/** An error document is smaller; larger bodies are not read for one. */
const errorBytesMax = 4096;
const slowDown = 'SlowDown';

/**
 * Repeats a request that the endpoint throttled. An endpoint that asks us to slow down has not
 * judged the request, so its 503 is no evidence; any other answer is, and counts at once.
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

/** Ends early, and quietly, with the run. */
async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, signal && { signal }).catch(() => {});
}

/** Also in a document that follows a 200, as the long operations have it. */
function isThrottled(answer: Answer): boolean {
  if (answer.status === 429) return true;
  const mayThrottle = answer.status === 503 || answer.status === 200;
  if (!mayThrottle || answer.body.byteLength > errorBytesMax) return false;
  // Most answers do not have the word, and need not be read for it.
  const { body } = answer;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return text.includes(slowDown) && parseAnswer(answer).error?.code === slowDown;
}

function waitMs(answer: Answer, retry: number): number {
  const asked = header(answer, 'retry-after');
  const seconds = asked !== undefined && /^\d{1,6}$/.test(asked) ? Number(asked) : undefined;
  return Math.min(waitMsMax, seconds === undefined ? firstWaitMs * 2 ** retry : seconds * 1000);
}
