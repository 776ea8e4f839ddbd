import type { CaseReport } from '../../core/report.ts';

/** The link fragment of a case: its id with safe characters only. */
export function anchorOf({ id }: Pick<CaseReport, 'id'>): string {
  return `case-${id.replace(/[^A-Za-z0-9.@-]/g, '_')}`;
}

/** The link fragment of a cause, by its place in the diagnosis, counted from 0. */
export function causeAnchor(index: number): string {
  return `cause-${index + 1}`;
}
