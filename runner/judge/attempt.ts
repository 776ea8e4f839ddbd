import { ObjectBody } from '../../core/object-body.ts';
import type { DrawnValues } from '../../core/rule.ts';
import type { Stored } from '../../core/values.ts';
import { type LentBucket, patienceFor } from '../buckets.ts';
import type { Config } from '../config.ts';
import type { PlannedCase } from '../plan/catalogue.ts';
import type { Connection, SessionFacts } from '../session.ts';
import { runTrial, type TrialResult } from './trial.ts';
import type { Turns } from './turns.ts';

/** Everything that running a case takes. */
export interface CaseContext {
  readonly config: Config;
  readonly connection: Connection;
  readonly facts: SessionFacts;
  /** Objects that trials share. */
  readonly shared: Map<string, Promise<Stored>>;
  /** Trials with large bodies, one after the other: memory is for one of them. */
  readonly dear: Turns;
  /** Lends a bucket of its own to a rule that changes its bucket. */
  ownBucket(): Promise<LentBucket>;
}

/**
 * One run of a trial: 0 is the first, the others confirm, shrink or replay it. Each has names of its
 * own, since what an earlier one left under its names would be taken for the doing of a later one.
 */
export interface Attempt {
  readonly trial: number;
  readonly number: number;
}

/** How often a trial is run again whose requests were lost with their connection. */
const againMax = 3;

/** Runs a trial in the bucket that its rule needs. Never throws. */
export function attempt(
  planned: PlannedCase,
  context: CaseContext,
  of: Attempt & { readonly values: DrawnValues },
): Promise<TrialResult> {
  const run = () => attemptNow(planned, context, of);
  return planned.rule.isDear && Object.values(of.values).some(holdsLargeBody)
    ? context.dear(run)
    : run();
}

const largeBytesMin = 1024 * 1024;

/** A large body, or a drawn object with one. */
function holdsLargeBody(value: unknown): boolean {
  if (value instanceof ObjectBody) return value.sizeBytes >= largeBytesMin;
  return value instanceof Object && 'body' in value && holdsLargeBody(value.body);
}

async function attemptNow(
  planned: PlannedCase,
  context: CaseContext,
  of: Attempt & { readonly values: DrawnValues },
): Promise<TrialResult> {
  let result = await attemptOnce(planned, context, of);
  for (let again = 1; result.isLost === true && again <= againMax; again += 1) {
    const before = result.requests ?? 0;
    result = await attemptOnce(planned, context, { ...of, again });
    result = { ...result, requests: (result.requests ?? 0) + before };
  }
  return result;
}

async function attemptOnce(
  { rule, info }: PlannedCase,
  context: CaseContext,
  of: Attempt & { readonly values: DrawnValues; readonly again?: number },
): Promise<TrialResult> {
  const { connection, facts } = context;
  const versioned = rule.needs?.includes('versioning') ? facts.versionedBucket : undefined;
  const own = rule.bucket === 'own' ? await context.ownBucket() : undefined;
  if (own?.trouble !== undefined) {
    await own.release();
    return unlent(own.trouble);
  }
  const counted = of.number === 0 ? String(of.trial) : `${of.trial}.${of.number}`;
  const folder = of.again === undefined ? counted : `${counted}.again-${of.again}`;
  try {
    return await runTrial(
      {
        rule,
        operation: info.operation,
        connection,
        facts,
        bucket: own?.name ?? versioned ?? facts.bucket,
        shared: context.shared,
        patience: patienceFor(context.config),
        namePrefix: `${facts.prefix}${info.id.replace('@', '/')}/${folder}/`,
      },
      of.values,
    );
  } finally {
    await own?.release();
  }
}

/** A rule that needs a bucket of its own learns nothing without one. */
function unlent(reason: string): TrialResult {
  return { verdict: 'blocked', mismatches: [], reason, isTransient: false, exchanges: [] };
}
