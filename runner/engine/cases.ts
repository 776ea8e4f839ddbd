import type { CaseReport } from '../../core/report.ts';
import { bucketLender } from '../buckets.ts';
import type { Config } from '../config.ts';
import { runCase } from '../judge/case.ts';
import { replayOf } from '../judge/replay.ts';
import { turns } from '../judge/turns.ts';
import { casesById, type PlannedCase } from '../plan/catalogue.ts';
import { connect } from '../session.ts';
import { whyUnjudged } from './end.ts';
import type { Plan } from './plan.ts';

/** The cases of a plan, ready to be judged in this thread. */
export interface Cases {
  readonly planned: readonly PlannedCase[];
  /** Requests so far. */
  readonly requests: number;
  /** Never throws: after the end of the run each case is reported as not judged. */
  judge(planned: PlannedCase): Promise<CaseReport>;
  close(): Promise<void>;
}

/** Opens the connection that the cases of a plan share. */
export function openCases(plan: Plan, end: AbortSignal): Cases {
  const { config, facts, stop } = plan;
  const connection = connect(config, end);
  const context = {
    ...{ config, connection, facts, shared: new Map(), dear: turns() },
    ownBucket: bucketLender(config, connection, facts),
  };
  return {
    planned: casesById(plan.caseIds),
    get requests() {
      return connection.client.requests;
    },
    judge: async (planned) => {
      const why = stop ?? (end.aborted ? whyUnjudged(end, config) : undefined);
      const report =
        why === undefined ? await runCase(planned, context) : unjudged(planned, config, why);
      return required(config, report, planned);
    },
    close: () => connection.client.close(),
  };
}

/** `--require` turns a skip for want of a feature into a failure. */
function required(config: Config, report: CaseReport, { info }: PlannedCase): CaseReport {
  const missing = info.needs.find((need) => config.require.includes(need));
  if (
    report.verdict !== 'skip' ||
    missing === undefined ||
    !report.reason?.startsWith(`${missing}:`)
  )
    return report;
  return { ...report, verdict: 'fail', reason: `--require ${missing}: ${report.reason}` };
}

function unjudged({ info }: PlannedCase, config: Config, reason: string): CaseReport {
  const { id, rule, operation, level, title, clause } = info;
  return {
    ...{ id, rule, operation, level, title, clause },
    ...(info.disputed && { disputed: info.disputed }),
    ...{ verdict: 'blocked', trials: 0, requests: 0, durationMs: 0, reason, findings: [] },
    replay: replayOf(config, { caseId: id }),
  };
}
