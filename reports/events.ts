import type { CaseReport, PreflightCheck, RunReport } from '../core/report.ts';
import { escapedJson } from '../core/visible.ts';

/** One event of a run, as a line of `events.ndjson`: `definitions/event` of `report.schema.json`. */
export type RunEvent =
  | { readonly event: 'preflight'; readonly check: PreflightCheck }
  | { readonly event: 'plan'; readonly cases: number; readonly seed: number }
  | { readonly event: 'case'; readonly case: CaseReport }
  | { readonly event: 'notice'; readonly text: string }
  | { readonly event: 'end'; readonly ended: RunReport['ended']; readonly exitCode: number };

/** An event as a line of newline-delimited JSON. */
export function renderEvent(event: RunEvent): string {
  return `${escapedJson(JSON.stringify(event))}\n`;
}
