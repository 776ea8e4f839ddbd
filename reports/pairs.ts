import type { RunReport } from '../core/report.ts';
import { grouped } from './wording.ts';

/**
 * How many combinations of values the rules of the space covered, a line for each operation; empty
 * where none ran.
 */
export function pairsCovered({ cases }: Pick<RunReport, 'cases'>): readonly string[] {
  const operations = new Set(cases.filter((one) => one.combinations).map((one) => one.operation));
  return [...operations].map((operation) => {
    const own = cases.flatMap((one) =>
      one.operation === operation && one.combinations ? [one.combinations] : [],
    );
    const covered = own.reduce((sum, one) => sum + one.covered, 0);
    const feasible = own.reduce((sum, one) => sum + one.feasible, 0);
    return `${operation}: pairs covered ${grouped(covered)} of ${grouped(feasible)}`;
  });
}
