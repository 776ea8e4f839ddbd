import { counted } from '../../core/counted.ts';
import type { CaseReport, Finding } from '../../core/report.ts';
import type { BucketState, Lacking } from '../../core/space.ts';
import { worst } from '../../core/verdict.ts';
import type { Feature } from '../../spec/features.ts';
import { inPool } from '../in-pool.ts';
import type { CaseInfo, PlannedCase } from '../plan/catalogue.ts';
import { type Draws, drawsOf } from '../plan/draw.ts';
import { trialsAtOnce } from '../plan/start-order.ts';
import { type CaseOutcome, caseReport } from './case-report.ts';
import { combinationsOf } from './combinations.ts';
import { confirm, findingOf, replay } from './confirm.ts';
import type { CaseContext } from './context.ts';
import { mostTelling } from './harm-seen.ts';
import { bindsPlain, plainTwinOf, unlessUnrefusedToo, withPlainTwin } from './plain-twin.ts';
import { skippedWays, withoutRefusedWays } from './refused-ways.ts';
import type { TrialResult } from './trial-result.ts';
import { tryOnce } from './trial-run.ts';
import { runUnansweredAgain } from './unanswered.ts';

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
  const lacking = withoutFeature(planned.info, context);
  if (lacking !== undefined) return report(lacking);
  const draws = drawsOf(planned.rule, {
    caseId: planned.info.id,
    seed: config.seed,
    trials: config.trials,
    quick: config.quick,
    operation: planned.info.operation,
    ...(config.strength && { strength: config.strength }),
    lacking: await lackingIn(planned.rule.space?.mayNeed ?? [], context),
  });
  const [only, shrinkPath] = pathOf(config.path);
  if (only !== undefined && only >= draws.count)
    return report({
      verdict: 'skip',
      reason: `--path ${only}: the case has ${counted(draws.count, 'trial')}`,
    });
  const indexes = only === undefined ? Array.from({ length: draws.count }, (_, at) => at) : [only];
  const once = await inPool(indexes, trialsAtOnce, async (index) => {
    const { values } = draws.trial(index);
    const result =
      shrinkPath === undefined
        ? await tryOnce(planned, context, { trial: index, number: 0, values })
        : await replay(planned, context, { index, shrinkPath, draws });
    return {
      index,
      result: await unlessUnrefusedToo(planned, context, { trial: index, result, values }),
    };
  });
  const valuesOf = (index: number) => draws.trial(index).values;
  const tried =
    shrinkPath === undefined
      ? await runUnansweredAgain(planned, context, { tried: once, valuesOf })
      : once;
  return report({
    ...(await fold(planned, context, { tried, draws })),
    ...(draws.plan && { combinations: combinationsOf(draws.plan, tried) }),
    trials: tried.length,
    requests: tried.reduce((sum, { result }) => sum + (result.requests ?? 0), 0),
    durationMs: performance.now() - startedAt,
  });
}

/** Confirms and shrinks the failure that shows most, and adds the first error and the first blocked trial. */
async function fold(
  planned: PlannedCase,
  context: CaseContext,
  of: { readonly tried: readonly Tried[]; readonly draws: Draws },
): Promise<CaseOutcome> {
  const { draws } = of;
  const tried = withoutRefusedWays(of.tried, {
    valuesOf: ({ index }) => draws.trial(index).values,
    isSpace: planned.rule.space !== undefined,
  });
  const failed = mostTelling(
    tried.filter(({ result }) => result.verdict === 'fail'),
    planned.info.harm,
  );
  const finding = await firstConfirmed(planned, context, { failed, draws });
  const findings: Finding[] = finding === undefined ? [] : [finding];
  const scope = finding?.plainTwin && ({ scope: 'plain objects too' } as const);
  const verdicts = tried.map(({ result: { verdict } }) =>
    verdict === 'fail' && finding !== undefined ? finding.verdict : verdict,
  );
  for (const verdict of ['error', 'blocked'] as const) {
    const other = tried.find(({ result }) => result.verdict === verdict);
    if (other !== undefined) findings.push(findingOf(other, draws.trial(other.index).values));
  }
  const { reason, skippedFor } = verdicts.every((one) => one === 'skip')
    ? (tried[0]?.result ?? {})
    : {
        reason:
          findings.find((one) => one.reason !== undefined)?.reason ??
          skippedWays(tried.map(({ result }) => result)),
      };
  return { verdict: worst(verdicts), findings, reason, skippedFor, ...scope };
}

/**
 * The first failure that recurs. Failures that a busy endpoint may cause are only confirmed, up to
 * `confirmedMax` of them, where there is no other; if none recurs the case is not failed.
 */
async function firstConfirmed(
  planned: PlannedCase,
  context: CaseContext,
  of: { readonly failed: readonly Tried[]; readonly draws: Draws },
): Promise<Finding | undefined> {
  const { failed, draws } = of;
  const [any] = failed;
  if (any !== undefined && context.config.shrinks === false)
    return findingOf(any, draws.trial(any.index).values);
  const bound = failed.filter(({ index }) => bindsPlain(planned.rule, draws.trial(index).values));
  if (any !== undefined && bound.length === failed.length) return byItsTwin(planned, context, of);
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
 * The first failure that a plain object does not share; where plain objects share all of them, the
 * first one, with that of its twin.
 */
async function byItsTwin(
  planned: PlannedCase,
  context: CaseContext,
  of: { readonly failed: readonly Tried[]; readonly draws: Draws },
): Promise<Finding | undefined> {
  let shared: Finding | undefined;
  const failed =
    planned.rule.space === undefined ? of.failed : await unlikePlain(planned, context, of);
  for (const one of failed) {
    const confirmed = await confirm(planned, context, { ...one, draws: of.draws });
    const finding = await withPlainTwin(planned, context, {
      finding: confirmed,
      ...{ failed: one.result, values: of.draws.trial(one.index).values },
    });
    if (finding.verdict === 'fail' && finding.plainTwin === undefined) return finding;
    shared = shared?.verdict === 'fail' ? shared : finding;
  }
  return shared;
}

/**
 * Of the many failed trials of a space the first ones that a plain object does not share; where it
 * shares all, the first one. Each is tried once, since confirming and shrinking all takes long.
 */
async function unlikePlain(
  planned: PlannedCase,
  context: CaseContext,
  { failed, draws }: { readonly failed: readonly Tried[]; readonly draws: Draws },
): Promise<readonly Tried[]> {
  const unlike: Tried[] = [];
  for (const one of failed) {
    const { index: trial, result } = one;
    const { values } = draws.trial(trial);
    const twin = await plainTwinOf(planned, context, { trial, failed: result, values });
    if (twin === undefined) unlike.push(one);
    if (unlike.length === confirmedMax) break;
  }
  return unlike.length === 0 ? failed.slice(0, 1) : unlike;
}

/**
 * Skips a case that needs a feature which is missing, of several the one that `--require` names;
 * blocks it where all that is known of them is that a probe was inconclusive.
 */
function withoutFeature(
  { needs }: CaseInfo,
  { facts: { features }, config }: CaseContext,
): CaseOutcome | undefined {
  const lacking = needs.filter((need) => features[need]?.isThere !== true);
  const missing = lacking.filter((need) => features[need]?.isUnclear !== true);
  const [first] = [...missing.filter((need) => config.require.includes(need)), ...missing];
  const named = first ?? lacking[0];
  if (named === undefined) return undefined;
  const reason = `${named}: ${features[named]?.reason ?? 'not probed'}`;
  return first === undefined
    ? { verdict: 'blocked', reason }
    : { verdict: 'skip', reason, skippedFor: first };
}

/**
 * Those of the features that the endpoint lacks, or that no probe could show, and the states of a
 * bucket that it refuses, each with the reason.
 */
async function lackingIn(
  features: readonly Feature[],
  { facts, bucketIn }: Pick<CaseContext, 'facts' | 'bucketIn'>,
): Promise<Lacking> {
  if (features.length === 0) return {};
  const isThere = (need: Feature) => facts.features[need]?.isThere === true;
  const lacking = features
    .filter((need) => !isThere(need))
    .map((need) => [need, `${need}: ${facts.features[need]?.reason ?? 'not probed'}`] as const);
  const states = Object.entries(bucketNeeds).filter(([, needs]) => needs.every(isThere));
  const refused: (readonly [string, string])[] = [];
  for (const [state] of states) {
    const { trouble, isRefused } = await bucketIn(state as BucketState);
    if (isRefused) refused.push([state, trouble ?? 'refused']);
  }
  return Object.fromEntries([...lacking, ...refused]);
}

/** The states of a bucket that an endpoint may refuse, with the features that they need. */
const bucketNeeds: Partial<Readonly<Record<BucketState, readonly Feature[]>>> = {
  suspended: ['versioning'],
  'default-SSE-S3': ['bucket-encryption'],
  'default-SSE-KMS': ['bucket-encryption', 'kms'],
};

/** `--path 3:1:0` is trial 3, shrunk along 1:0. */
function pathOf(path: string | undefined): readonly [number | undefined, string | undefined] {
  if (path === undefined || path === '') return [undefined, undefined];
  const [first, ...rest] = path.split(':');
  return [Number(first), rest.length > 0 ? rest.join(':') : undefined];
}
