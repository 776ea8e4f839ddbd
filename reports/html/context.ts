import type { CaseReport, RunReport } from '../../core/report.ts';
import { Store } from './store.ts';

/** What the components of one page share. */
export interface Context {
  readonly report: RunReport;
  readonly store: Store;
  /** For each case that a cause explains, the place of that cause in the diagnosis, from 0. */
  readonly causeOf: ReadonlyMap<string, number>;
  readonly caseOf: ReadonlyMap<string, CaseReport>;
}

/** The context of the page of a report. */
export function contextOf(report: RunReport): Context {
  const causes = report.diagnosis.causes;
  return {
    report,
    store: new Store(),
    causeOf: new Map(
      causes.flatMap(({ explains }, index) => explains.map((id) => [id, index] as const)),
    ),
    caseOf: new Map(report.cases.map((one) => [one.id, one])),
  };
}
