import type { CaseReport, Finding } from '../../core/report.ts';
import { worst } from '../../core/verdict.ts';
import type { CaseInfo, PlannedCase } from '../plan/catalogue.ts';
import { type Draws, drawsOf } from '../plan/draw.ts';
import { trialsAtOnce } from '../plan/start-order.ts';
import type { SessionFacts } from '../session.ts';
import { type CaseOutcome, caseReport } from './case-report.ts';
import { confirm, findingOf, replay } from './confirm.ts';
import type { CaseContext } from './context.ts';
import { inPool } from './in-pool.ts';
import type { TrialResult } from './trial-result.ts';
import { tryOnce } from './trial-run.ts';

const confirmedMax = 4;

interface Tried {
  readonly index: number;
  readonly result: TrialResult;
}

/** Runs every trial of a case and combines their verdicts. */
export async function runCase(planned: PlannedCase, context: CaseContext): Promise<CaseReport> {
  const startedAt = performance.now();
  const { config } = context;
  const report = (outcome: CaseOutcome) => caseReport(planned.info, config, outcome);
  const lacking = withoutFeature(planned.info, context.facts);
  if (lacking !== undefined) return report(lacking);
  const draws = drawsOf(planned.rule, {
    caseId: planned.info.id,
    seed: config.seed,
    trials: config.trials,
    quick: config.quick,
  });
  const [only, shrinkPath] = pathOf(config.path);
  if (only !== undefined && only >= draws.count)
    return report({ verdict: 'skip', reason: `--path ${only}: there are ${draws.count} trials` });
  const indexes = only === undefined ? Array.from({ length: draws.count }, (_, at) => at) : [only];
  const tried = await inPool(indexes, trialsAtOnce, async (index) => ({
    index,
    result:
      shrinkPath === undefined
        ? await tryOnce(planned, context, {
            ...{ trial: index, number: 0 },
            values: draws.trial(index).values,
          })
        : await replay(planned, context, { index, shrinkPath, draws }),
  }));
  return report({
    ...(await fold(planned, context, { tried, draws })),
    trials: tried.length,
    requests: tried.reduce((sum, { result }) => sum + (result.requests ?? 0), 0),
    durationMs: performance.now() - startedAt,
  });
}

/** Confirms and shrinks one failure, and adds the first error and the first blocked trial. */
async function fold(
  planned: PlannedCase,
  context: CaseContext,
  { tried, draws }: { readonly tried: readonly Tried[]; readonly draws: Draws },
): Promise<CaseOutcome> {
  const failed = tried.filter(({ result }) => result.verdict === 'fail');
  const finding = await firstConfirmed(planned, context, { failed, draws });
  const findings: Finding[] = finding === undefined ? [] : [finding];
  const verdicts = tried.map(({ result: { verdict } }) =>
    verdict === 'fail' && finding !== undefined ? finding.verdict : verdict,
  );
  for (const verdict of ['error', 'blocked'] as const) {
    const other = tried.find(({ result }) => result.verdict === verdict);
    if (other !== undefined) findings.push(findingOf(other, draws.trial(other.index).values));
  }
  const { reason, skippedFor } = verdicts.every((one) => one === 'skip')
    ? (tried[0]?.result ?? {})
    : { reason: findings.find((one) => one.reason !== undefined)?.reason };
  return { verdict: worst(verdicts), findings, reason, skippedFor };
}

/**
 * The first failure that recurs. Failures that a busy endpoint may cause are only confirmed, up to
 * `confirmedMax` of them, where there is no other; if none recurs the case is not failed.
 */
async function firstConfirmed(
  planned: PlannedCase,
  context: CaseContext,
  { failed, draws }: { readonly failed: readonly Tried[]; readonly draws: Draws },
): Promise<Finding | undefined> {
  const [any] = failed;
  if (any !== undefined && context.config.shrinks === false)
    return findingOf(any, draws.trial(any.index).values);
  const [solid] = failed.filter(({ result }) => !result.isTransient);
  if (solid !== undefined) return confirm(planned, context, { ...solid, draws });
  let first: Finding | undefined;
  for (const failing of failed.slice(0, confirmedMax)) {
    const finding = await confirm(planned, context, { ...failing, draws });
    if (finding.verdict === 'fail') return finding;
    first ??= finding;
  }
  return first;
}

/**
 * Skips a case whose feature is missing; blocks it where the probe of the feature was inconclusive.
 */
function withoutFeature({ needs }: CaseInfo, { features }: SessionFacts): CaseOutcome | undefined {
  const missing = needs.find((need) => features[need]?.isThere !== true);
  if (missing === undefined) return undefined;
  const found = features[missing];
  const reason = `${missing}: ${found?.reason ?? 'not probed'}`;
  return found?.isUnclear
    ? { verdict: 'blocked', reason }
    : { verdict: 'skip', reason, skippedFor: missing };
}

/** `--path 3:1:0` is trial 3, shrunk along 1:0. */
function pathOf(path: string | undefined): readonly [number | undefined, string | undefined] {
  if (path === undefined || path === '') return [undefined, undefined];
  const [first, ...rest] = path.split(':');
  return [Number(first), rest.length > 0 ? rest.join(':') : undefined];
}
