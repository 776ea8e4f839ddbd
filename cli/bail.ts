import type { Baseline } from '../core/baseline.ts';
import { bailReason } from '../core/cut-off.ts';
import { weighs } from '../core/exit-code.ts';
import type { RunReport } from '../core/report.ts';
import type { RunEvents } from '../runner/events.ts';

/** Ends a run at its first failure that changes the exit code. */
export interface Bail {
  readonly signal: AbortSignal;
  readonly events: RunEvents;
}

/** Adds `--bail` to the events of a run: a failure that the baseline expects ends nothing. */
export function bailing(
  events: RunEvents,
  of: { readonly failOn: RunReport['failOn']; readonly baseline?: Baseline },
): Bail {
  const controller = new AbortController();
  const rows = of.baseline?.rows.filter(({ verdict }) => verdict === 'fail') ?? [];
  const expected = new Set(rows.map(({ id }) => id));
  const known = of.baseline && new Set(of.baseline.known);
  return {
    signal: controller.signal,
    events: {
      ...events,
      onCase: (one) => {
        events.onCase?.(one);
        const isExpected = expected.has(one.id) || known?.has(one.id) === false;
        if (one.verdict === 'fail' && weighs(one, of.failOn) && !isExpected)
          controller.abort(bailReason());
      },
    },
  };
}
