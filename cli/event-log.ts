import { appendFileSync, writeFileSync } from 'node:fs';
import { type RunEvent, renderEvent } from '../reports/index.ts';
import type { RunEvents } from '../runner/events.ts';

/** Events of a run that are also written to a file while it runs, one JSON document a line. */
export function logged(file: string, events: RunEvents): RunEvents {
  writeFileSync(file, '');
  const log = (event: RunEvent) => appendFileSync(file, renderEvent(event));
  return {
    ...events,
    onPreflight: (check) => {
      log({ event: 'preflight', check });
      events.onPreflight?.(check);
    },
    onPlan: (plan) => {
      log({ event: 'plan', cases: plan.cases, seed: plan.seed });
      events.onPlan?.(plan);
    },
    onCase: (one) => {
      log({ event: 'case', case: one });
      events.onCase?.(one);
    },
    onNotice: (text) => {
      log({ event: 'notice', text });
      events.onNotice?.(text);
    },
  };
}

/** Writes the last line of an event log: how the run ended. */
export function logEnd(
  file: string,
  { ended, exitCode }: Omit<Extract<RunEvent, { event: 'end' }>, 'event'>,
): void {
  appendFileSync(file, renderEvent({ event: 'end', ended, exitCode }));
}
