import { quotable } from '../../client/index.ts';
import { Blocked } from '../../core/blocked.ts';
import { answered, type Exchange, isAccepted, isTransient } from '../../core/exchange.ts';
import type { DrawnValues, Rule } from '../../core/rule.ts';
import type { Mutation, Stored } from '../../core/values.ts';
import { operationNeeds } from '../../spec/operation-needs.ts';
import type { OperationName } from '../../spec/operations.ts';
import { ask } from '../../world/ask.ts';
import type { Patience } from '../../world/patience.ts';
import { createWorld, Trial } from '../../world/world.ts';
import type { Connection, SessionFacts } from '../session.ts';
import { evidenceOf, shownMismatch, withoutSecretsOf } from './evidence.ts';
import { excuseOf } from './excuses.ts';
import { type TrialResult, trialResult } from './trial-result.ts';

/** Rule, operation, connection and bucket of a trial. */
export interface TrialSetting {
  readonly rule: Rule;
  readonly operation: OperationName;
  readonly connection: Connection;
  readonly facts: SessionFacts;
  readonly bucket: string;
  readonly namePrefix: string;
  readonly patience?: Patience;
  /** Objects that trials of a run share. */
  readonly shared: Map<string, Promise<Stored>>;
}

/** A trial that is under way. */
interface Running extends TrialSetting {
  readonly trial: Trial;
}

/** Runs one trial: arrange, act, control, judge. Never throws. */
export async function runTrial(setting: TrialSetting, drawn: DrawnValues): Promise<TrialResult> {
  const { connection, facts } = setting;
  const trial = new Trial({ ...setting, ...connection, homeBucket: facts.bucket });
  const running = { ...setting, trial };
  const result = await judgeOrCatch(running, drawn);
  await deleteLeftovers(running);
  return { ...result, requests: trial.exchanges.length };
}

async function judgeOrCatch(of: Running, drawn: DrawnValues): Promise<TrialResult> {
  try {
    return await judge(of, drawn);
  } catch (error) {
    const { secrets } = of.connection;
    if (error instanceof Blocked) return blockedBySetup(of, error);
    const text = String(error instanceof Error ? error.stack : error);
    const exchanges = evidenceOf(of.trial.exchanges, secrets);
    return trialResult('error', { reason: secrets.scrub(text), exchanges });
  }
}

/** The result of a refused set-up: skip for a missing feature, else blocked. */
function blockedBySetup(of: Running, { exchange, message }: Blocked): TrialResult {
  const { trial, connection } = of;
  if (exchange?.status === 501) return notOffered(exchange);
  if (trial.exchanges.some(isResend)) return resent(of);
  return (
    withoutFeature(of, exchange) ??
    trialResult('blocked', {
      reason: quotable(connection.secrets, message, exchange?.request),
      exchanges: evidenceOf(trial.exchanges, connection.secrets),
    })
  );
}

/**
 * Deletes large objects when their trial ends, so that a run needs little storage, and aborts open
 * uploads, which no operation deletes many at a time. In a bucket of the trial's own every object
 * is deleted by its name, since some may make each list of the bucket fail.
 */
async function deleteLeftovers(of: Running): Promise<void> {
  const { rule, bucket, connection, facts, trial } = of;
  const { uploads, written } = trial.leftovers;
  const names = rule.bucket === 'own' ? written : trial.leftovers.names;
  for (const { name, id } of uploads) {
    const query = [['uploadId', id]] as const;
    await ask(connection.client, { operation: 'AbortMultipartUpload', bucket, name, query });
  }
  if (bucket === facts.versionedBucket) return;
  for (const name of names)
    await ask(connection.client, { operation: 'DeleteObject', bucket, name });
}

async function judge(of: Running, drawn: DrawnValues): Promise<TrialResult> {
  const { rule, trial, connection } = of;
  const arranged = await rule.arrange?.(createWorld(trial, 'arrange') as never, drawn);
  const returned = await rule.act(createWorld(trial, 'act') as never, drawn, arranged);
  const acts = trial.exchanges.filter((exchange) => exchange.role === 'act');
  const mismatches = rule.expect.check(returned, drawn);
  const obstacle = await obstacleTo(of, { drawn, arranged, acts });
  // A request that must be refused and is accepted is a finding without a control.
  const isOpen = rule.expect.kind === 'refusal' && acts.some(isAccepted) && mismatches.length > 0;
  const isUnsure = mismatches.length > 0 || obstacle !== undefined;
  // The first request may have been executed, and the answer to the resend depends on its effect.
  if (!isOpen && (isUnsure ? trial.exchanges : acts).some(isResend)) return resent(of);
  if (obstacle !== undefined && !isOpen)
    return typeof obstacle === 'string' ? blocked(of, obstacle) : notOffered(obstacle);
  if (mismatches.length === 0) return trialResult('pass');
  const { secrets } = connection;
  return trialResult('fail', {
    mismatches: mismatches.map((mismatch) => shownMismatch(acts, secrets, mismatch)),
    isTransient: acts.some(isTransient),
    exchanges: evidenceOf(trial.exchanges, secrets),
  });
}

/** Why the act proves nothing: its answer is not about SSE-C, or the control is not accepted. */
async function obstacleTo(
  { rule, trial }: Running,
  of: {
    readonly drawn: DrawnValues;
    readonly arranged: unknown;
    readonly acts: readonly Exchange[];
  },
): Promise<string | Exchange | undefined> {
  const excuse = of.acts.map(excuseOf).find((found) => found !== undefined);
  if (excuse !== undefined) return excuse;
  const mutation = of.drawn.mutation as Mutation | undefined;
  if (rule.control === undefined && mutation === undefined) return undefined;
  const repaired =
    mutation === undefined ? of.drawn : { ...of.drawn, mutation: { ...mutation, active: false } };
  const step = rule.control ?? rule.act;
  const returned = await step(createWorld(trial, 'control') as never, repaired, of.arranged);
  const first = (Array.isArray(returned) ? returned[0] : returned) as Exchange;
  if (isAccepted(first)) return undefined;
  if (first.status === 501) return first;
  return `the control, a valid ${first.request.operation}, was answered with ${answered(first)}`;
}

/** A 501 to a valid request: the endpoint does not offer the operation in this form. */
function notOffered({ request }: Exchange): TrialResult {
  const reason = `a valid ${request.operation} was answered with 501: not offered in this form`;
  return trialResult('skip', { reason });
}

/** Skips a trial whose set-up was refused for an operation of a missing feature. */
function withoutFeature(
  { facts }: Running,
  exchange: Exchange | undefined,
): TrialResult | undefined {
  const needs = exchange === undefined ? [] : (operationNeeds[exchange.request.operation] ?? []);
  const skippedFor = needs.find((need) => {
    const found = facts.features[need];
    return found?.isThere === false && !found.isUnclear;
  });
  if (skippedFor === undefined) return undefined;
  const why = facts.features[skippedFor]?.reason ?? 'not offered';
  return trialResult('skip', { reason: `the setup needs ${skippedFor}: ${why}`, skippedFor });
}

function blocked({ connection: { secrets }, trial }: Running, reason: string): TrialResult {
  return trialResult('blocked', {
    reason: quotable(secrets, withoutSecretsOf(trial.exchanges, secrets, reason)),
    exchanges: evidenceOf(trial.exchanges, secrets),
  });
}

function isResend(exchange: Exchange): boolean {
  return exchange.isResend === true;
}

function resent(of: Running): TrialResult {
  const operation = of.trial.exchanges.find(isResend)?.request.operation;
  const reason = `${operation} was resent because its connection was lost: the first request may have been executed, so the answer proves nothing`;
  return { ...blocked(of, reason), wasResent: true };
}
