import { bailReason, cutOffReasons, isBailed } from '../../core/cut-off.ts';
import type { Config } from '../config.ts';

const [goesOn, interrupted, timeUsed, bailed] = [0, 1, 2, 3];
/** How often a thread checks for the end; Ctrl-C has to take effect within a second. */
const lookMs = 50;

/** The end of a run as a flag in memory that the threads share. */
export type End = Int32Array<SharedArrayBuffer>;

/** A flag that is set when the signal is aborted. */
export function endOf(signal: AbortSignal): End {
  const end = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const note = () => void Atomics.store(end, 0, stateOf(signal));
  if (signal.aborted) note();
  else signal.addEventListener('abort', note, { once: true });
  return end;
}

function stateOf(signal: AbortSignal): number {
  if (isBailed(signal)) return bailed;
  return isTimeUsed(signal) ? timeUsed : interrupted;
}

/** A signal that is aborted when the flag is set, for the thread that runs the cases. */
export function endSignal(end: End): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const look = () => {
    const state = Atomics.load(end, 0);
    if (state === goesOn || controller.signal.aborted) return;
    if (state === bailed) controller.abort(bailReason());
    else controller.abort(state === timeUsed ? new DOMException('', 'TimeoutError') : undefined);
  };
  look();
  const timer = setInterval(look, lookMs);
  timer.unref();
  return { signal: controller.signal, release: () => clearInterval(timer) };
}

/** Why a case that had not begun at the end of the run was not judged. */
export function whyUnjudged(signal: AbortSignal, { budgetMs }: Config): string {
  if (isBailed(signal)) return cutOffReasons.bailed;
  if (!isTimeUsed(signal)) return cutOffReasons.interrupted;
  const seconds = Math.round(budgetMs / 1000);
  return `${cutOffReasons.outOfTime}${seconds} s, was used up; allow more with --budget or select fewer rules`;
}

/** Whether the signal was aborted by `AbortSignal.timeout`. */
export function isTimeUsed({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
