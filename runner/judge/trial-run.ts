import { ObjectBody } from '../../core/object-body.ts';
import type { DrawnValues } from '../../core/rule.ts';
import type { SpaceSetting } from '../../core/space.ts';
import type { PlannedCase } from '../plan/catalogue.ts';
import { patienceFor } from '../probes/new-bucket.ts';
import { userAgentOf } from '../session.ts';
import type { CaseContext } from './context.ts';
import { throughGateway } from './gateways.ts';
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
 * Runs a trial in the bucket that its rule needs; one with large bodies waits until there is room.
 * Never throws.
 */
export function tryOnce(
  planned: PlannedCase,
  context: CaseContext,
  of: TrialRun,
): Promise<TrialResult> {
  const run = () => runWithoutResend(planned, context, of);
  if (!planned.rule.hasLargeBodies) return run();
  const bytes = Object.values(of.values).map(bytesOf);
  const largest = Math.max(0, ...bytes);
  return largest < largeBytesMin ? run() : context.largeTrials(largest, run);
}

const largeBytesMin = 1024 * 1024;

/** The bytes of a drawn value that is a body or has one. */
function bytesOf(value: unknown): number {
  if (value instanceof ObjectBody) return value.sizeBytes;
  return value instanceof Object && 'body' in value ? bytesOf(value.body) : 0;
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
  planned: PlannedCase,
  context: CaseContext,
  of: TrialRun & { readonly again?: number },
): Promise<TrialResult> {
  const { rule, info } = planned;
  const { facts, openSetUp, config } = context;
  const connection = throughGateway(context.connection, config, info.id);
  const place = await placeOf(planned, context, of.values);
  if ('verdict' in place) return place;
  const counted = of.number === 0 ? String(of.trial) : `${of.trial}.${of.number}`;
  const folder = [
    counted,
    ...(context.attempt === undefined ? [] : [`attempt-${context.attempt}`]),
    ...(of.retry === undefined ? [] : [`retry-${of.retry}`]),
    ...(of.again === undefined ? [] : [`again-${of.again}`]),
    ...(of.isPlain ? ['plain'] : []),
  ].join('.');
  // A trial of the space that runs again stores its object anew, whatever became of the shared one.
  const isAlone = of.isPlain === true || (rule.space !== undefined && of.number > 0);
  try {
    return await runTrial(
      {
        ...{ rule, operation: info.operation, connection, facts, openSetUp },
        ...(of.isPlain && { isPlain: true }),
        ...(of.number === 0 && !of.isPlain && context.controls && { controls: context.controls }),
        shared: isAlone ? new Map() : context.shared,
        bucket: place.bucket,
        patience: patienceFor(context.config),
        userAgent: userAgentOf(context.config, `case ${info.id}`, `trial ${folder}`),
        namePrefix: `${facts.prefix}${info.id.replace('@', '/')}/${folder}/`,
      },
      of.values,
    );
  } finally {
    await place.release?.();
  }
}

/** The bucket of a trial. */
interface Place {
  readonly bucket: string;
  release?(): Promise<void>;
}

/** The bucket that a trial needs, or why it cannot run. */
async function placeOf(
  { rule }: PlannedCase,
  context: CaseContext,
  values: DrawnValues,
): Promise<Place | TrialResult> {
  const { facts } = context;
  if (rule.space !== undefined) return spacePlace(rule.space.settingOf(values), context);
  if (rule.bucket !== 'own') {
    const versioned = rule.needs?.includes('versioning') ? facts.versionedBucket : undefined;
    return { bucket: versioned ?? facts.bucket };
  }
  const own = await context.ownBucket();
  if (own.trouble === undefined) return { bucket: own.name, release: own.release };
  // A rule that needs a bucket of its own cannot be judged without one.
  await own.release();
  return trialResult('blocked', { reason: own.trouble });
}

/** The bucket of a trial of the space; the trial is skipped where a feature is missing. */
async function spacePlace(
  { bucket, needs }: SpaceSetting,
  { facts, bucketIn }: CaseContext,
): Promise<Place | TrialResult> {
  const missing = needs.find((need) => facts.features[need]?.isThere !== true);
  if (missing !== undefined) {
    const found = facts.features[missing];
    const reason = `${missing}: ${found?.reason ?? 'not probed'}`;
    return found?.isUnclear
      ? trialResult('blocked', { reason, isSetUpRefused: true })
      : trialResult('skip', { reason, skippedFor: missing });
  }
  const { name, trouble: reason, isRefused } = await bucketIn(bucket);
  if (reason === undefined) return { bucket: name };
  return trialResult('blocked', { reason, ...(isRefused && { isSetUpRefused: true }) });
}
