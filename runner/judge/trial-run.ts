import { ObjectBody } from '../../core/object-body.ts';
import type { DrawnValues } from '../../core/rule.ts';
import type { PlannedCase } from '../plan/catalogue.ts';
import { patienceFor } from '../probes/new-bucket.ts';
import type { CaseContext } from './context.ts';
import { runTrial } from './trial.ts';
import { type TrialResult, trialResult } from './trial-result.ts';

/**
 * One run of a trial: 0 is the first, the others confirm, shrink or replay it. Each has names of its
 * own, since what an earlier one left under its names would be taken for the doing of a later one.
 */
export interface TrialRun {
  readonly trial: number;
  readonly number: number;
  readonly values: DrawnValues;
}

/** How often a trial is run again whose requests were lost with their connection. */
const againMax = 3;

/** Runs a trial in the bucket that its rule needs, in its turn if it is large. Never throws. */
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

/** A large body, or a drawn object with one. */
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
  const { connection, facts, shared } = context;
  const versioned = rule.needs?.includes('versioning') ? facts.versionedBucket : undefined;
  const own = rule.bucket === 'own' ? await context.ownBucket() : undefined;
  // A rule that needs a bucket of its own learns nothing without one.
  if (own?.trouble !== undefined) {
    await own.release();
    return trialResult('blocked', { reason: own.trouble });
  }
  const counted = of.number === 0 ? String(of.trial) : `${of.trial}.${of.number}`;
  const folder = of.again === undefined ? counted : `${counted}.again-${of.again}`;
  try {
    return await runTrial(
      {
        ...{ rule, operation: info.operation, connection, facts, shared },
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
