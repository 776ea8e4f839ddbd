import { BroadcastChannel } from 'node:worker_threads';
import { cutOffReasons } from '../../core/cut-off.ts';
import type { CaseReport, Outage } from '../../core/report.ts';
import { runWithRetries } from '../judge/attempts.ts';
import { caseReport } from '../judge/case-report.ts';
import { caseContext } from '../judge/context.ts';
import { watched } from '../judge/outages.ts';
import { casesById, isAboutIgnoring, type PlannedCase } from '../plan/catalogue.ts';
import { connect } from '../session.ts';
import { whyUnjudged } from './end.ts';
import type { Plan } from './plan.ts';

/** The cases of a plan, ready to be judged in this thread. */
export interface Cases {
  readonly planned: readonly PlannedCase[];
  /** Requests that were sent so far. */
  readonly requests: number;
  /** Times in which the endpoint could not be reached so far. */
  readonly outages: readonly Outage[];
  /** Never throws; after the end of the run a case is reported as blocked. */
  judge(planned: PlannedCase): Promise<CaseReport>;
  close(): Promise<void>;
}

/** Opens the connection that the cases of a plan share. */
export function openCases(plan: Plan, end: AbortSignal): Cases {
  const { config, facts } = plan;
  const notices = plan.notices === undefined ? undefined : new BroadcastChannel(plan.notices);
  const notice = (sentence: string) => notices?.postMessage(sentence);
  const watch = watched(connect(config, end, { onNotice: notice }), {
    ...{ config, facts, signal: end, notice },
    onBack: () => context.shared.clear(),
  });
  const { client } = watch.connection;
  const context = caseContext(config, watch.connection, facts);
  const usedUp = () => client.pace.usedUp && `${cutOffReasons.usedUp}${client.pace.usedUp}`;
  const blocked = ({ info }: PlannedCase, reason: string) =>
    caseReport(info, config, { verdict: 'blocked', reason });
  return {
    planned: casesById(plan.caseIds),
    get requests() {
      return client.requests;
    },
    outages: watch.outages,
    judge: async (planned) => {
      const ended = end.aborted ? whyUnjudged(end, config) : undefined;
      const reason = whyNot(plan, planned) ?? ended ?? watch.whyGone ?? usedUp();
      if (reason !== undefined) return blocked(planned, reason);
      const report = await runWithRetries(planned, context);
      const cut = watch.whyGone ?? usedUp();
      return cut !== undefined && report.verdict === 'blocked'
        ? { ...report, reason: cut }
        : report;
    },
    close: async () => {
      notices?.close();
      await client.close();
    },
  };
}

/** Why a case cannot be judged on this endpoint. */
function whyNot(
  { stop, stillJudged = [], ssecIgnored }: Plan,
  { info }: PlannedCase,
): string | undefined {
  if (stillJudged.includes(info.rule)) return undefined;
  return stop ?? (isAboutIgnoring(info) ? undefined : ssecIgnored);
}
