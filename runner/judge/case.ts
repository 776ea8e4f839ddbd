import type { CaseReport, Finding } from '../../core/report.ts';
import { worst } from '../../core/verdict.ts';
import type { PlannedCase } from '../plan/catalogue.ts';
import { type Draws, drawsOf } from '../plan/draw.ts';
import { trialsAtOnce } from '../plan/start-order.ts';
import { attempt, type CaseContext } from './attempt.ts';
import { confirm, findingOf, replay } from './confirm.ts';
import { inPool } from './in-pool.ts';
import { replayOf } from './replay.ts';
import type { TrialResult } from './trial.ts';

const confirmedMax = 4;

interface Tried {
  readonly index: number;
  readonly result: TrialResult;
}

/** Runs every trial of a case and folds their verdicts. */
export async function runCase(planned: PlannedCase, context: CaseContext): Promise<CaseReport> {
  const startedAt = performance.now();
  const missing = withoutTrials(planned, context);
  if (missing !== undefined) return report(planned, context, { ...missing, findings: [] });
  const { config } = context;
  const draws = drawsOf(planned.rule, {
    caseId: planned.info.id,
    seed: config.seed,
    trials: config.trials,
    quick: config.quick,
  });
  const [only, shrinkPath] = pathOf(config.path);
  if (only !== undefined && only >= draws.count) {
    const reason = `--path ${only}: there are ${draws.count} trials`;
    return report(planned, context, { verdicts: ['skip'], reason, findings: [], trials: 0 });
  }
  const indexes = only === undefined ? Array.from({ length: draws.count }, (_, at) => at) : [only];
  const tried = await inPool(indexes, trialsAtOnce, async (index) => ({
    index,
    result:
      shrinkPath === undefined
        ? await attempt(planned, context, {
            ...{ trial: index, number: 0 },
            values: draws.trial(index).values,
          })
        : await replay(planned, context, { index, shrinkPath, draws }),
  }));
  const judged = await fold(planned, context, { tried, draws });
  const requests = tried.reduce((sum, { result }) => sum + (result.requests ?? 0), 0);
  const durationMs = performance.now() - startedAt;
  return report(planned, context, { ...judged, requests, durationMs });
}

interface Judged {
  readonly verdicts: readonly TrialResult['verdict'][];
  readonly findings: readonly Finding[];
  readonly reason?: string;
}

/** One failure is confirmed and shrunk; what blocked and what went wrong is told once each. */
async function fold(
  planned: PlannedCase,
  context: CaseContext,
  { tried, draws }: { readonly tried: readonly Tried[]; readonly draws: Draws },
): Promise<Judged> {
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
  const skipped = verdicts.every((one) => one === 'skip')
    ? tried.find(({ result }) => result.verdict === 'skip')?.result.reason
    : undefined;
  return { verdicts, findings, ...(skipped !== undefined && { reason: skipped }) };
}

/**
 * The first failure that comes back. Those that a busy endpoint may answer now and then are tried
 * last, a few of them: where none comes back, nothing was learned from any.
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

/** A case that the endpoint has no feature for is skipped; one whose probe told nothing is blocked. */
function withoutTrials(
  { info }: PlannedCase,
  { facts }: CaseContext,
):
  | {
      readonly verdicts: readonly ['skip' | 'blocked'];
      readonly reason: string;
      readonly trials: 0;
    }
  | undefined {
  const missing = info.needs.find((need) => facts.features[need]?.isThere !== true);
  if (missing === undefined) return undefined;
  const found = facts.features[missing];
  return {
    verdicts: [found?.isUnclear ? 'blocked' : 'skip'],
    reason: `${missing}: ${found?.reason ?? 'not probed'}`,
    trials: 0,
  };
}

function report(
  { info }: PlannedCase,
  { config }: CaseContext,
  of: Judged & {
    readonly trials?: number;
    readonly requests?: number;
    readonly durationMs?: number;
  },
): CaseReport {
  const { verdicts, findings } = of;
  const reason = of.reason ?? findings.find((finding) => finding.reason !== undefined)?.reason;
  return {
    id: info.id,
    rule: info.rule,
    operation: info.operation,
    level: info.level,
    title: info.title,
    ...(info.disputed && { disputed: info.disputed }),
    clause: info.clause,
    verdict: worst(verdicts),
    trials: of.trials ?? verdicts.length,
    requests: of.requests ?? 0,
    durationMs: Math.round(of.durationMs ?? 0),
    ...(reason !== undefined && { reason }),
    findings,
    replay: replayOf(config, { caseId: info.id, ...(findings[0] && { path: findings[0].path }) }),
  };
}

/** `--path 3:1:0` is trial 3, shrunk along 1:0. */
function pathOf(path: string | undefined): readonly [number | undefined, string | undefined] {
  if (path === undefined || path === '') return [undefined, undefined];
  const [first, ...rest] = path.split(':');
  return [Number(first), rest.length > 0 ? rest.join(':') : undefined];
}
