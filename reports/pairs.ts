import type { RunReport } from '../core/report.ts';
import type { Uncovered } from '../core/space.ts';
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

/** The pairs that a run did not cover or that cannot meet, with their reason. */
export function pairsMissing({ cases }: Pick<RunReport, 'cases'>): readonly (Uncovered & {
  readonly caseId: string;
  readonly what: 'not covered' | 'cannot meet';
})[] {
  return cases.flatMap(({ id: caseId, combinations }) => [
    ...(combinations?.missing ?? []).map((one) => ({
      ...one,
      ...{ caseId, what: 'not covered' as const },
    })),
    ...(combinations?.infeasible ?? []).map((one) => ({
      ...one,
      ...{ caseId, what: 'cannot meet' as const },
    })),
  ]);
}
