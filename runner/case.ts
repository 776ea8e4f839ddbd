import fc from 'fast-check';
import type { CaseReport, Finding } from '../core/report.ts';
import type { DrawnValues } from '../core/rule.ts';
import type { Stored } from '../core/values.ts';
import { worst } from '../core/verdict.ts';
import type { PlannedCase } from './catalogue.ts';
import type { Config } from './config.ts';
import { drawsOf } from './draw.ts';
import { printed } from './print.ts';
import { replayOf } from './replay.ts';
import type { Connection, SessionFacts } from './session.ts';
import { runTrial, type TrialPlace, type TrialResult } from './trial.ts';

/** Everything that running a case takes. */
export interface CaseContext {
  readonly config: Config;
  readonly connection: Connection;
  readonly facts: SessionFacts;
  /** Objects that trials share. */
  readonly shared: Map<string, Promise<Stored>>;
  /** Lends a bucket of its own to a rule that changes its bucket. */
  ownBucket(): Promise<{ readonly name: string; release(): Promise<void> }>;
}

const trialsAtOnce = 4;
const shrinkMs = 8_000;

/** Runs every trial of a case and folds their verdicts. */
export async function runCase(planned: PlannedCase, context: CaseContext): Promise<CaseReport> {
  const startedAt = performance.now();
  const skip = skipReason(planned, context);
  if (skip !== undefined) return report(planned, context, { skip });
  const draws = drawsOf(planned.rule, {
    caseId: planned.info.id,
    seed: context.config.seed,
    trials: context.config.trials,
    quick: context.config.quick,
  });
  const [only, shrinkPath] = pathOf(context.config.path);
  if (only !== undefined && only >= draws.count) {
    return report(planned, context, { skip: `--path ${only}: there are ${draws.count} trials` });
  }
  const indexes = only === undefined ? Array.from({ length: draws.count }, (_, at) => at) : [only];
  const results = await inPool(indexes, planned.rule.isDear ? 1 : trialsAtOnce, async (index) => ({
    index,
    result:
      shrinkPath === undefined
        ? await inBucket(planned, context, index, (place) =>
            runTrial(place, draws.trial(index).values),
          )
        : await replay(planned, context, {
            index,
            path: `${draws.source(index).sampleIndex}:${shrinkPath}`,
          }),
  }));
  const failing = results.find(({ result }) => result.verdict === 'fail');
  const findings: Finding[] = [];
  let verdicts = results.map(({ result }) => result.verdict);
  if (failing !== undefined) {
    const finding = await confirm(planned, context, failing);
    findings.push(finding);
    if (finding.verdict !== 'fail')
      verdicts = results.map(({ result }) =>
        result.verdict === 'fail' ? finding.verdict : result.verdict,
      );
  }
  for (const verdict of ['error', 'blocked'] as const) {
    const other = results.find(({ result }) => result.verdict === verdict);
    if (other !== undefined)
      findings.push(findingOf(other.index, other.result, draws.trial(other.index).values));
  }
  const skipped = results.find(({ result }) => result.verdict === 'skip')?.result.reason;
  return report(planned, context, {
    verdicts,
    findings,
    ...(skipped !== undefined && verdicts.every((one) => one === 'skip') && { skipped }),
    durationMs: performance.now() - startedAt,
  });
}

/** A failure is run again alone and shrunk. What does not come back is flaky. */
async function confirm(
  planned: PlannedCase,
  context: CaseContext,
  failing: { readonly index: number; readonly result: TrialResult },
): Promise<Finding> {
  const { index } = failing;
  const draws = drawsOf(planned.rule, {
    caseId: planned.info.id,
    seed: context.config.seed,
    trials: context.config.trials,
    quick: context.config.quick,
  });
  const { arbitrary, seed, sampleIndex } = draws.source(index);
  let smallest: { readonly values: DrawnValues; readonly result: TrialResult } | undefined;
  const property = fc.asyncProperty(arbitrary, async (values) => {
    const result = await inBucket(planned, context, index, (place) => runTrial(place, values));
    if (result.verdict !== 'fail') return;
    smallest = { values, result };
    throw new Error('fails');
  });
  const details = await fc.check(property, {
    seed,
    path: String(sampleIndex),
    numRuns: 1,
    interruptAfterTimeLimit: shrinkMs,
  });
  if (smallest === undefined) return flaky(failing, draws.trial(index).values);
  const shrunk = details.counterexamplePath?.split(':').slice(1).join(':');
  const path = shrunk ? `${index}:${shrunk}` : String(index);
  return { ...findingOf(index, smallest.result, smallest.values), path };
}

/** A busy endpoint's passing fault is no finding about it; any other is reported as flaky. */
function flaky(
  { index, result }: { readonly index: number; readonly result: TrialResult },
  values: DrawnValues,
): Finding {
  const finding = { ...findingOf(index, result, values), flaky: true };
  if (!result.isTransient) return finding;
  return {
    ...finding,
    verdict: 'blocked',
    reason: 'a 5xx answer or broken connection that did not come back',
  };
}

/** Runs one shrunk trial again, from the path that a report names. */
async function replay(
  planned: PlannedCase,
  context: CaseContext,
  of: { readonly index: number; readonly path: string },
): Promise<TrialResult> {
  const { config } = context;
  const draws = drawsOf(planned.rule, {
    caseId: planned.info.id,
    seed: config.seed,
    trials: config.trials,
    quick: config.quick,
  });
  const { arbitrary, seed } = draws.source(of.index);
  let last: TrialResult | undefined;
  const property = fc.asyncProperty(arbitrary, async (values) => {
    last = await inBucket(planned, context, of.index, (place) => runTrial(place, values));
    if (last.verdict === 'fail') throw new Error('fails');
  });
  await fc.check(property, { seed, path: of.path, numRuns: 1, endOnFailure: true });
  return (
    last ?? {
      verdict: 'error',
      mismatches: [],
      isTransient: false,
      exchanges: [],
      reason: 'the path leads nowhere',
    }
  );
}

async function inBucket(
  { rule, info }: PlannedCase,
  context: CaseContext,
  index: number,
  run: (place: TrialPlace) => Promise<TrialResult>,
): Promise<TrialResult> {
  const { connection, facts } = context;
  const versioned = rule.needs?.includes('versioning') ? facts.versionedBucket : undefined;
  const own = rule.bucket === 'own' ? await context.ownBucket() : undefined;
  try {
    return await run({
      rule,
      operation: info.operation,
      connection,
      facts,
      bucket: own?.name ?? versioned ?? facts.bucket,
      shared: context.shared,
      namePrefix: `${facts.prefix}${info.id.replace('@', '/')}/${index}/`,
    });
  } finally {
    await own?.release();
  }
}

function skipReason({ info }: PlannedCase, { facts }: CaseContext): string | undefined {
  const missing = info.needs.find((need) => facts.features[need]?.isThere !== true);
  if (missing === undefined) return undefined;
  return `${missing}: ${facts.features[missing]?.reason ?? 'not probed'}`;
}

function findingOf(index: number, result: TrialResult, values: DrawnValues): Finding {
  return {
    verdict: result.verdict,
    trial: index,
    path: String(index),
    counterexample: printed(values),
    mismatches: result.mismatches,
    exchanges: result.exchanges,
    ...(result.reason !== undefined && { reason: result.reason }),
  };
}

function report(
  { info }: PlannedCase,
  { config }: CaseContext,
  of: {
    readonly skip?: string;
    /** Why a trial was skipped. */
    readonly skipped?: string;
    readonly verdicts?: readonly TrialResult['verdict'][];
    readonly findings?: readonly Finding[];
    readonly durationMs?: number;
  },
): CaseReport {
  const { verdicts = [], findings = [] } = of;
  const reason =
    of.skip ?? of.skipped ?? findings.find((finding) => finding.reason !== undefined)?.reason;
  return {
    id: info.id,
    rule: info.rule,
    operation: info.operation,
    level: info.level,
    title: info.title,
    ...(info.disputed && { disputed: info.disputed }),
    clause: info.clause,
    verdict: of.skip === undefined ? worst(verdicts) : 'skip',
    trials: verdicts.length,
    requests: 0,
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

async function inPool<T, R>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await run(items[at] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
