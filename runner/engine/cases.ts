import type { CaseReport } from '../../core/report.ts';
import { runCase } from '../judge/case.ts';
import { caseReport } from '../judge/case-report.ts';
import { caseContext } from '../judge/context.ts';
import { casesById, type PlannedCase } from '../plan/catalogue.ts';
import { connect } from '../session.ts';
import { whyUnjudged } from './end.ts';
import type { Plan } from './plan.ts';

/** The cases of a plan, ready to be judged in this thread. */
export interface Cases {
  readonly planned: readonly PlannedCase[];
  /** Requests that were sent so far. */
  readonly requests: number;
  /** Never throws; after the end of the run a case is reported as blocked. */
  judge(planned: PlannedCase): Promise<CaseReport>;
  close(): Promise<void>;
}

/** Opens the connection that the cases of a plan share. */
export function openCases(plan: Plan, end: AbortSignal): Cases {
  const { config, facts, stop } = plan;
  const connection = connect(config, end);
  const context = caseContext(config, connection, facts);
  return {
    planned: casesById(plan.caseIds),
    get requests() {
      return connection.client.requests;
    },
    judge: async (planned) => {
      const reason = stop ?? (end.aborted ? whyUnjudged(end, config) : undefined);
      return reason === undefined
        ? runCase(planned, context)
        : caseReport(planned.info, config, { verdict: 'blocked', reason });
    },
    close: () => connection.client.close(),
  };
}
