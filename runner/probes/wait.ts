import type { Exchange } from '../../core/exchange.ts';
import { askUntil } from '../../world/patience.ts';
import type { RunEvents } from '../events.ts';

const silentMs = 2_000;

/** What is waited for, and how long at most. */
export interface Wait {
  /** Completes the sentence "Waiting up to 60 s for …". */
  readonly what: string;
  readonly isDone: (answer: Exchange) => boolean;
  readonly send: () => Promise<Exchange>;
  readonly limitMs: number;
}

/** `askUntil` that says what it waits for where that takes more than a moment. */
export async function waitFor(
  { what, isDone, send, limitMs }: Wait,
  events: Pick<RunEvents, 'onNotice'>,
): Promise<Exchange> {
  const sentence = `Waiting up to ${Math.ceil(limitMs / 1000)} s for ${what}.`;
  const timer = setTimeout(() => events.onNotice?.(sentence), silentMs);
  try {
    return await askUntil(isDone, send, limitMs);
  } finally {
    clearTimeout(timer);
  }
}
