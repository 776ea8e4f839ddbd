import { answered, type Exchange } from '../core/exchange.ts';

/** How long a request is repeated until its answer is as wanted, in milliseconds. */
export interface Patience {
  /** Time for a change of bucket settings to reach every server of an endpoint. */
  readonly changeMs: number;
  /** Time for the effect of a late write to become visible. */
  readonly lateWriteMs: number;
}

/** For an endpoint in one process, where changes are effective at once. */
export const shortPatience: Patience = { changeMs: 3_000, lateWriteMs: 150 };
/** For an endpoint of many servers. */
export const longPatience: Patience = { changeMs: 60_000, lateWriteMs: 10_000 };
/**
 * For `--quick`: waits in full for a bucket setting, shortly for a late write that may never come.
 */
export const quickPatience: Patience = { changeMs: 60_000, lateWriteMs: 2_000 };

/** Requests that are sent even if the time is up, since one slow answer proves nothing. */
const asksMin = 5;
/** Equal errors in a row after which no more are waited for: the endpoint does not recover. */
const errorsMax = 5;
const firstWaitMs = 50;
const waitMsMax = 2_000;

/**
 * Repeats a request until its answer is as wanted, the time is up, the same error was answered a few
 * times in a row, or the run ends; the last answer.
 */
export async function askUntil<R extends Exchange>(
  isDone: (answer: R) => boolean,
  send: () => Promise<R>,
  limitMs: number,
): Promise<R> {
  const startedAt = performance.now();
  let errors: readonly string[] = [];
  for (
    let asked = 1, waitMs = firstWaitMs;
    ;
    asked += 1, waitMs = Math.min(waitMs * 2, waitMsMax)
  ) {
    const answer = await send();
    if (isDone(answer) || isFutile(answer)) return answer;
    errors = isError(answer) ? [...errors, answered(answer)] : [];
    if (errors.length >= errorsMax && new Set(errors.slice(-errorsMax)).size === 1) return answer;
    const leftMs = limitMs - (performance.now() - startedAt);
    const isEnough = asked >= asksMin || answer.broken !== undefined;
    if (leftMs <= 0 && isEnough) return answer;
    const ms = leftMs <= 0 ? firstWaitMs : Math.min(waitMs, leftMs);
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
}

/** The run has ended, or the endpoint cannot be reached, for which the connection has waited. */
function isFutile({ broken }: Exchange): boolean {
  return broken === 'interrupted' || broken === 'unreachable';
}

/** A 5xx other than 503, which a busy endpoint answers for a while. */
function isError({ status }: Exchange): boolean {
  return status >= 500 && status !== 503;
}
