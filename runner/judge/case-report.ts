import type { CaseReport, Combinations, Finding } from '../../core/report.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Feature } from '../../spec/features.ts';
import type { Config } from '../config.ts';
import type { CaseInfo } from '../plan/catalogue.ts';
import { gravestFirst, harmSeen } from './harm-seen.ts';
import { replayOf } from './replay.ts';

/** The outcome of a case; counts that are missing are 0. */
export interface CaseOutcome {
  readonly verdict: Verdict;
  readonly reason?: string | undefined;
  /** The missing feature for which the case was skipped. */
  readonly skippedFor?: Feature | undefined;
  readonly findings?: readonly Finding[];
  /** Where plain objects fail alike. */
  readonly scope?: CaseReport['scope'];
  readonly combinations?: Combinations;
  readonly trials?: number;
  readonly requests?: number;
  readonly durationMs?: number;
}

/** Makes the report of a case from its outcome. */
export function caseReport(info: CaseInfo, config: Config, outcome: CaseOutcome): CaseReport {
  const { trials = 0, requests = 0, durationMs = 0, combinations } = outcome;
  const findings = (outcome.findings ?? []).map((one) => gravestFirst(info.harm, one));
  const { verdict, reason, skippedFor, scope } = required(config, outcome);
  const { id, rule, operation, level, title, disputed, clause } = info;
  const failed = findings.filter((one) => one.verdict === 'fail');
  const harm = verdict === 'fail' ? harmSeen(info.harm, failed) : info.harm;
  return {
    ...{ id, rule, operation, level, title },
    ...(disputed && { disputed }),
    clause,
    harm,
    verdict,
    ...{ trials, requests },
    durationMs: Math.round(durationMs),
    ...(reason !== undefined && { reason }),
    ...(scope !== undefined && verdict === 'fail' && { scope }),
    ...(skippedFor !== undefined && { skippedFor }),
    ...(combinations !== undefined && { combinations }),
    findings,
    replay: replayOf(config, { caseId: id, ...(findings[0] && { path: findings[0].path }) }),
  };
}

/** `--require` makes a skip for a missing feature a failure. */
function required(config: Config, outcome: CaseOutcome): CaseOutcome {
  const { verdict, skippedFor } = outcome;
  if (verdict !== 'skip' || skippedFor === undefined) return outcome;
  if (!config.require.includes(skippedFor)) return outcome;
  const reason = `--require ${skippedFor}: ${outcome.reason ?? 'not offered'}`;
  return { ...outcome, verdict: 'fail', reason };
}
