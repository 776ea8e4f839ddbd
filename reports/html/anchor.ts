import type { CaseReport } from '../../core/report.ts';

/** The fragment of a case: its id, with only what is safe in an id attribute and in a link. */
export function anchorOf({ id }: CaseReport): string {
  return `case-${id.replace(/[^A-Za-z0-9.@-]/g, '_')}`;
}
