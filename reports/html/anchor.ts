import type { CaseReport } from '../../core/report.ts';

/** The link fragment of a case: its id with safe characters only. */
export function anchorOf({ id }: CaseReport): string {
  return `case-${id.replace(/[^A-Za-z0-9.@-]/g, '_')}`;
}
