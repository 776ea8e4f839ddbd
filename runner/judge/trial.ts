import { quotable } from '../../client/index.ts';
import { Blocked } from '../../core/blocked.ts';
import { type Exchange, isAccepted, isTransient } from '../../core/exchange.ts';
import { isRefusal } from '../../core/expectations/refused.ts';
import type { Mismatch } from '../../core/report.ts';
import type { DrawnValues, Rule } from '../../core/rule.ts';
import type { Stored } from '../../core/values.ts';
import type { OperationName } from '../../spec/operations.ts';
import { ask } from '../../world/ask.ts';
import type { Patience } from '../../world/patience.ts';
import { createWorld, Trial } from '../../world/world.ts';
import type { Connection, SessionFacts } from '../session.ts';
import { aboutKeys } from './about-keys.ts';
import { type Controls, controlId } from './controls.ts';
import { evidenceFor, evidenceOf, shownMismatch } from './evidence.ts';
import {
  blocked,
  isResend,
  notOffered,
  obstacleTo,
  type Running,
  resent,
  unofferedAct,
  withoutFeature,
} from './obstacles.ts';
import { type OpenSetUp, waysOf } from './open-set-ups.ts';
import { readBackOdd, readBackUnconfirmed } from './read-back.ts';
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
  /** Whether objects that a set-up made with SSE-C need their key; without it nobody looks. */
  readonly openSetUp?: OpenSetUp;
  /** Controls that equal trials share; without them each trial sends its own. */
  readonly controls?: Controls;
  /** Sends no SSE-C headers: the twin of a trial, with a plain object. */
  readonly isPlain?: boolean;
  readonly userAgent?: string | undefined;
  /** Objects that trials of a run share. */
  readonly shared: Map<string, Promise<Stored>>;
}

/** Runs one trial: arrange, act, control, judge. Never throws. */
export async function runTrial(setting: TrialSetting, drawn: DrawnValues): Promise<TrialResult> {
  const { connection, facts } = setting;
  const trial = new Trial({ ...setting, ...connection, homeBucket: facts.bucket });
  const place = setting.controls?.place(controlId(setting, drawn));
  const running = { ...setting, trial, place };
  const result = await judgeOrCatch(running, drawn);
  place?.leave();
  await deleteLeftovers(running);
  return {
    ...result,
    requests: trial.exchanges.length,
    ...(trial.exchanges.some(isUnanswered) && { wasUnanswered: true }),
  };
}

/** A busy machine or an endpoint that was down for a while may be the cause. */
function isUnanswered({ broken }: Exchange): boolean {
  return broken === 'timeout' || broken === 'unreachable';
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
  // A scene of a space that did not come about as planned is one of many.
  const isWayRefused = exchange === undefined ? of.rule.space !== undefined : isRefusal(exchange);
  return (
    withoutFeature(of, exchange) ??
    trialResult('blocked', {
      reason: quotable(connection.secrets, message, exchange?.request),
      ...(isWayRefused && { isSetUpRefused: true }),
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
  const { rule, trial } = of;
  const arranged = await rule.arrange?.(createWorld(trial, 'arrange') as never, drawn);
  const returned = await rule.act(createWorld(trial, 'act') as never, drawn, arranged);
  const acts = trial.exchanges.filter((exchange) => exchange.role === 'act');
  const mismatches = rule.expect.check(returned, drawn);
  const obstacle = await obstacleTo(of, { drawn, arranged, acts, mismatches });
  // A request that must be refused and is accepted is a finding without a control.
  const isOpen = rule.expect.kind === 'refusal' && acts.some(isAccepted) && mismatches.length > 0;
  const isUnsure = mismatches.length > 0 || obstacle !== undefined;
  // The first request may have been executed, and the answer to the resend depends on its effect.
  if (!isOpen && (isUnsure ? trial.exchanges : acts).some(isResend)) return resent(of);
  const presumed = rule.expect.presumes?.(returned, drawn);
  if (presumed !== undefined) return { ...blocked(of, presumed), isUnrefused: true };
  if (obstacle !== undefined && !isOpen)
    return typeof obstacle === 'string' ? untested(of, obstacle) : notOffered(obstacle);
  const missing = unofferedAct(of, drawn, acts);
  // The model leaves open whether an operation is offered; a 501 is no object that comes back.
  if (rule.space !== undefined && missing !== undefined) return notOffered(missing);
  if (mismatches.length === 0) return passed(of);
  return missing === undefined ? failed(of, { mismatches, acts }) : notOffered(missing);
}

/** A trial whose control was refused; a scene of a space whose control was is one of many. */
function untested(of: Running, obstacle: string): TrialResult {
  const isRefused = of.trial.exchanges.some((one) => one.role === 'control' && isRefusal(one));
  const isWay = of.rule.space !== undefined && isRefused;
  return { ...blocked(of, obstacle), ...(isWay && { isSetUpRefused: true }) };
}

/** A pass, unless its set-up made objects that need no key: then anything would have passed. */
async function passed(of: Running): Promise<TrialResult> {
  const { rule, trial, bucket, facts } = of;
  if (rule.expect.kind === 'refusal' || of.openSetUp === undefined) return trialResult('pass');
  const place = bucket === facts.versionedBucket ? bucket : facts.bucket;
  // What a rule without a set-up shares with other cases is its act, whichever case came first; to
  // any other rule it is set-up, although another case may have sent it as its act.
  const earlier = rule.arrange === undefined ? [] : trial.earlier;
  const shared = earlier.map((one) => ({ ...one, role: 'arrange' as const }));
  for (const way of waysOf([...shared, ...trial.exchanges])) {
    const open = await of.openSetUp(way, place);
    if (open !== undefined) return { ...blocked(of, open), isSetUpOpen: true };
  }
  return trialResult('pass');
}

async function failed(
  { rule, trial, connection }: Running,
  of: { readonly mismatches: readonly Mismatch[]; readonly acts: readonly Exchange[] },
): Promise<TrialResult> {
  const { secrets } = connection;
  const { kind } = rule.expect;
  const before = [...trial.exchanges];
  const readBack = kind === 'acceptance' ? readBackUnconfirmed : readBackOdd;
  const hidden = trial.options.isPlain ? [] : await readBack(trial, of.acts);
  const all = [...of.mismatches, ...hidden];
  return trialResult('fail', {
    mismatches: all.map((one) => shownMismatch(one, { exchanges: of.acts, secrets, kind })),
    isTransient: before.some((one) => one.role !== 'arrange' && isTransient(one)),
    aboutKeys: all.map((one) => aboutKeys(one, trial.exchanges)),
    exchanges: evidenceFor(
      all,
      [...trial.earlier, ...(hidden.length > 0 ? trial.exchanges : before)],
      secrets,
    ),
  });
}
