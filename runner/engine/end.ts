import type { Config } from '../config.ts';

const [goesOn, interrupted, timeUsed] = [0, 1, 2];
/** Time until a thread sees the end: a small part of the second that Ctrl-C may take. */
const lookMs = 50;

/** The end of a run in memory that its threads share, so that nobody has to listen for it in time. */
export type End = Int32Array<SharedArrayBuffer>;

/** Notes the end where the other thread looks for it, now or when the signal comes. */
export function endOf(signal: AbortSignal): End {
  const end = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const note = () => void Atomics.store(end, 0, isTimeUsed(signal) ? timeUsed : interrupted);
  if (signal.aborted) note();
  else signal.addEventListener('abort', note, { once: true });
  return end;
}

/** The same end as a signal, for the thread that runs the cases. */
export function endSignal(end: End): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const look = () => {
    const state = Atomics.load(end, 0);
    if (state === goesOn || controller.signal.aborted) return;
    controller.abort(state === timeUsed ? new DOMException('', 'TimeoutError') : undefined);
  };
  look();
  const timer = setInterval(look, lookMs);
  timer.unref();
  return { signal: controller.signal, release: () => clearInterval(timer) };
}

/** Why a case was not judged that had not begun at the end of the run. */
export function whyUnjudged(signal: AbortSignal, { budgetMs }: Config): string {
  if (!isTimeUsed(signal)) return 'interrupted before it ran';
  const seconds = Math.round(budgetMs / 1000);
  return `the run's time, ${seconds} s, was used up; allow more or select fewer rules`;
}

/** `AbortSignal.timeout` says so itself. */
function isTimeUsed({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
