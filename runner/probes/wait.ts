import type { Exchange } from '../../core/exchange.ts';
import { askUntil } from '../../world/patience.ts';
import type { Config } from '../config.ts';
import type { RunEvents } from '../events.ts';
import { patienceFor } from './new-bucket.ts';
import type { ProbeContext } from './probe.ts';

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

/** Waits for changes of bucket settings, for as long as the endpoint may take for them. */
export function untilFor(
  config: Pick<Config, 'endpointKind' | 'quick'>,
  events: Pick<RunEvents, 'onNotice'> = {},
): ProbeContext['until'] {
  const { changeMs: limitMs } = patienceFor(config);
  return (what, isDone, send) => waitFor({ what, isDone, send, limitMs }, events);
}
