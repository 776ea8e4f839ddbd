import type { Diagnosis } from '../core/diagnosis.ts';
import type { RunReport } from '../core/report.ts';
import { diagnose as explained } from '../diagnosis/diagnose.ts';

/**
 * Explains the failures of a report by few likely causes, the gravest first, each with the cases that
 * it explains. Reads no file, sends nothing, and returns the same for the same cases. What plain objects share is no
 * defect of SSE-C, and is left out.
 */
export function diagnose({ cases }: Pick<RunReport, 'cases'>): Diagnosis {
  return explained(cases.filter(({ scope }) => scope === undefined));
}
