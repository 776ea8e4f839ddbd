import { ObjectBody } from '../../core/object-body.ts';
import type { DrawnValues } from '../../core/rule.ts';
import type { PlannedCase } from '../plan/catalogue.ts';
import { patienceFor } from '../probes/new-bucket.ts';
import type { CaseContext } from './context.ts';
import { runTrial } from './trial.ts';
import { type TrialResult, trialResult } from './trial-result.ts';

/**
 * One run of a trial: number 0 is the first, the others confirm, shrink or replay it. Each has
 * object names of its own, so that no run finds objects of an earlier one.
 */
export interface TrialRun {
  readonly trial: number;
  readonly number: number;
  readonly values: DrawnValues;
  /** Counts the runs of a trial that is run again since a request was not answered. */
  readonly retry?: number;
  /** Runs the trial with plain objects instead of SSE-C. */
  readonly isPlain?: boolean;
}

/** How often a trial is run again because one of its requests was resent. */
const againMax = 3;

/**
 * Runs a trial in the bucket that its rule needs; large bodies wait for each other. Never throws.
 */
export function tryOnce(
  planned: PlannedCase,
  context: CaseContext,
  of: TrialRun,
): Promise<TrialResult> {
  const run = () => runWithoutResend(planned, context, of);
  return planned.rule.hasLargeBodies && Object.values(of.values).some(holdsLargeBody)
    ? context.largeTrials(run)
    : run();
}

const largeBytesMin = 1024 * 1024;

/** Whether a drawn value is a large body or has one. */
function holdsLargeBody(value: unknown): boolean {
  if (value instanceof ObjectBody) return value.sizeBytes >= largeBytesMin;
  return value instanceof Object && 'body' in value && holdsLargeBody(value.body);
}

async function runWithoutResend(
  planned: PlannedCase,
  context: CaseContext,
  of: TrialRun,
): Promise<TrialResult> {
  let result = await runInBucket(planned, context, of);
  for (let again = 1; result.wasResent === true && again <= againMax; again += 1) {
    const before = result.requests ?? 0;
    result = await runInBucket(planned, context, { ...of, again });
    result = { ...result, requests: (result.requests ?? 0) + before };
  }
  return result;
}

async function runInBucket(
  { rule, info }: PlannedCase,
  context: CaseContext,
  of: TrialRun & { readonly again?: number },
): Promise<TrialResult> {
  const { connection, facts, shared, openSetUp } = context;
  const versioned = rule.needs?.includes('versioning') ? facts.versionedBucket : undefined;
  const own = rule.bucket === 'own' ? await context.ownBucket() : undefined;
  // A rule that needs a bucket of its own cannot be judged without one.
  if (own?.trouble !== undefined) {
    await own.release();
    return trialResult('blocked', { reason: own.trouble });
  }
  const counted = of.number === 0 ? String(of.trial) : `${of.trial}.${of.number}`;
  const folder = [
    counted,
    ...(of.retry === undefined ? [] : [`retry-${of.retry}`]),
    ...(of.again === undefined ? [] : [`again-${of.again}`]),
    ...(of.isPlain ? ['plain'] : []),
  ].join('.');
  try {
    return await runTrial(
      {
        ...{ rule, operation: info.operation, connection, facts, openSetUp },
        ...(of.isPlain ? { isPlain: true, shared: new Map() } : { shared }),
        bucket: own?.name ?? versioned ?? facts.bucket,
        patience: patienceFor(context.config),
        namePrefix: `${facts.prefix}${info.id.replace('@', '/')}/${folder}/`,
      },
      of.values,
    );
  } finally {
    await own?.release();
  }
}
