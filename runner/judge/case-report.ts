import { gravest, type Harm } from '../../core/harm.ts';
import type { CaseReport, Combinations, Finding } from '../../core/report.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Feature } from '../../spec/features.ts';
import type { Config } from '../config.ts';
import type { CaseInfo } from '../plan/catalogue.ts';
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
  const { findings = [], trials = 0, requests = 0, durationMs = 0, combinations } = outcome;
  const { verdict, reason, skippedFor, scope } = required(config, outcome);
  const { id, rule, operation, level, title, disputed, clause } = info;
  const harm = verdict === 'fail' ? harmSeen(info.harm, findings) : info.harm;
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

/** The gravest harm of the mismatches; one without a harm of its own has that of the rule. */
function harmSeen(ofRule: Harm, findings: readonly Finding[]): Harm {
  const failed = findings.filter(({ verdict }) => verdict === 'fail');
  const seen = failed.flatMap(({ mismatches }) => mismatches.map(({ harm }) => harm ?? ofRule));
  if (failed.some((one) => sameBytes(one, 'without')))
    return gravest(['plaintext-exposed', ...seen]);
  const harm = seen.length === 0 ? ofRule : gravest(seen);
  const isOwn = harm === 'plaintext-exposed' && failed.some((one) => sameBytes(one, 'with'));
  return isOwn ? 'malformed-accepted' : harm;
}

/**
 * Whether a read was answered with the bytes of its control, a valid read. Without the key of the
 * control it exposes them; with that key it is a mistake of a client that may have them.
 */
function sameBytes({ exchanges }: Finding, which: 'with' | 'without'): boolean {
  const reads = exchanges.filter(({ request }) => request.operation === 'GetObject');
  const controls = reads.filter(({ role }) => role === 'control');
  return reads.some(({ role, request, answer }) =>
    controls.some((control) => {
      const digest = control.answer.bodySha256;
      const key = /key#[0-9a-f]+/.exec(control.request.triple ?? '')?.[0];
      if (role !== 'act' || digest === undefined || key === undefined) return false;
      const hasKey = request.triple?.includes(`AES256, ${key},`) === true;
      return answer.bodySha256 === digest && hasKey === (which === 'with');
    }),
  );
}

/** `--require` makes a skip for a missing feature a failure. */
function required(config: Config, outcome: CaseOutcome): CaseOutcome {
  const { verdict, skippedFor } = outcome;
  if (verdict !== 'skip' || skippedFor === undefined) return outcome;
  if (!config.require.includes(skippedFor)) return outcome;
  const reason = `--require ${skippedFor}: ${outcome.reason ?? 'not offered'}`;
  return { ...outcome, verdict: 'fail', reason };
}
