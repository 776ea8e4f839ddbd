import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../core/exchange.ts';

/** For how long something is asked again and again, in milliseconds. */
export interface Patience {
  /** A change of a bucket reaches every server of an endpoint within this. */
  readonly changeMs: number;
  /** A write that went wrong shows within this, if it shows at all. */
  readonly lateWriteMs: number;
}

/** For an endpoint in one process, where everything holds at once. */
export const shortPatience: Patience = { changeMs: 3_000, lateWriteMs: 150 };
/** For an endpoint of many servers. */
export const longPatience: Patience = { changeMs: 60_000, lateWriteMs: 10_000 };
/** For one of many servers, by somebody in a hurry: a change is waited for, what may never come is not. */
export const quickPatience: Patience = { changeMs: 60_000, lateWriteMs: 2_000 };

/** A machine that is too busy to answer in time has still shown nothing after one answer. */
const asksMin = 5;
const firstWaitMs = 50;
const waitMsMax = 2_000;

/** Sends until the answer is as wanted, the time is over after a few, or the run ends; the last one. */
export async function askUntil<R extends Exchange>(
  isDone: (answer: R) => boolean,
  send: () => Promise<R>,
  limitMs: number,
): Promise<R> {
  const startedAt = performance.now();
  for (
    let asked = 1, waitMs = firstWaitMs;
    ;
    asked += 1, waitMs = Math.min(waitMs * 2, waitMsMax)
  ) {
    const answer = await send();
    if (isDone(answer) || answer.broken === 'interrupted') return answer;
    const leftMs = limitMs - (performance.now() - startedAt);
    const isEnough = asked >= asksMin || answer.broken !== undefined;
    if (leftMs <= 0 && isEnough) return answer;
    await sleep(leftMs <= 0 ? firstWaitMs : Math.min(waitMs, leftMs));
  }
}
