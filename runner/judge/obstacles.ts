import { quotable } from '../../client/index.ts';
import { answered, type Exchange, isAccepted } from '../../core/exchange.ts';
import type { Mismatch } from '../../core/report.ts';
import type { DrawnValues } from '../../core/rule.ts';
import type { Mutation } from '../../core/values.ts';
import { operationNeeds } from '../../spec/operation-needs.ts';
import { createWorld, type Trial } from '../../world/world.ts';
import type { ControlPlace } from './controls.ts';
import { evidenceOf, withoutSecretsOf } from './evidence.ts';
import { excuseOf } from './excuses.ts';
import { modeAlone } from './mode-alone.ts';
import type { TrialSetting } from './trial.ts';
import { type TrialResult, trialResult } from './trial-result.ts';

/** A trial that is under way. */
export interface Running extends TrialSetting {
  readonly trial: Trial;
  /** Where it stands among trials that share its control; without it, it sends its own. */
  readonly place?: ControlPlace | undefined;
}

/** Why the act proves nothing: its answer is not about SSE-C, or the control is not accepted. */
export async function obstacleTo(
  running: Running,
  of: {
    readonly drawn: DrawnValues;
    readonly arranged: unknown;
    readonly acts: readonly Exchange[];
    /** Where the acts met the claim an accepted control of equal draws will do. */
    readonly mismatches: readonly Mismatch[];
  },
): Promise<string | Exchange | undefined> {
  const { rule, trial, place } = running;
  // What a rule without a set-up shares with other cases is its act.
  const shared = rule.arrange === undefined ? trial.earlier : [];
  const excuse = [...of.acts, ...shared].map(excuseOf).find((found) => found !== undefined);
  if (excuse !== undefined) return excuse;
  const unjudged = of.acts.find(({ status }) => status === 501);
  const alone = unjudged && (await modeAlone(trial, unjudged));
  if (alone?.status === 501) return alone;
  const mutation = of.drawn.mutation as Mutation | undefined;
  if (rule.control === undefined && mutation === undefined) return undefined;
  const control = () => controlOf(running, of);
  return place === undefined || of.mismatches.length > 0 ? control() : place.accepted(control);
}

/**
 * Sends the control; undefined if it is accepted. Where a claim of acceptance fails for it in all in
 * which it fails for the act, the mutation is not the reason: an endpoint that confirms no key MD5 at
 * all shows nothing about names of headers.
 */
async function controlOf(
  { rule, trial }: Running,
  of: {
    readonly drawn: DrawnValues;
    readonly arranged: unknown;
    readonly mismatches: readonly Mismatch[];
  },
): Promise<string | Exchange | undefined> {
  const mutation = of.drawn.mutation as Mutation | undefined;
  const repaired =
    mutation === undefined ? of.drawn : { ...of.drawn, mutation: { ...mutation, active: false } };
  const step = rule.control ?? rule.act;
  const returned = await step(createWorld(trial, 'control') as never, repaired, of.arranged);
  const first = (Array.isArray(returned) ? returned[0] : returned) as Exchange;
  const { kind, isMetByRefusal } = rule.expect;
  const isChecked = kind === 'acceptance' && !isMetByRefusal && rule.control === undefined;
  if (isAccepted(first)) {
    const found = isChecked ? rule.expect.check(returned, repaired) : [];
    const isShared = ({ expected, received }: Mismatch) =>
      found.some((one) => one.expected === expected && one.received === received);
    const [alike] = of.mismatches;
    return alike !== undefined && of.mismatches.every(isShared)
      ? `the control, a valid ${first.request.operation}, fails alike: ${alike.received}`
      : undefined;
  }
  if (first.status === 501) return first;
  return `the control, a valid ${first.request.operation}, was answered with ${answered(first)}`;
}

/**
 * The act that was answered with 501 although it is valid, as a control would be. Where another act
 * was accepted there may be more to it than a missing feature.
 */
export function unofferedAct(
  { rule }: Running,
  drawn: DrawnValues,
  acts: readonly Exchange[],
): Exchange | undefined {
  const isMutated = (drawn.mutation as Mutation | undefined)?.active === true;
  if (rule.expect.kind === 'refusal' || isMutated || acts.some(isAccepted)) return undefined;
  return acts.find(({ status }) => status === 501);
}

/** A 501 to a valid request: the endpoint does not offer the operation in this form. */
export function notOffered({ request }: Exchange): TrialResult {
  const reason = `a valid ${request.operation} was answered with 501: not offered in this form`;
  return trialResult('skip', { reason });
}

/** Skips a trial whose set-up was refused for an operation of a missing feature. */
export function withoutFeature(
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

/** A trial that proves nothing, for a reason that may quote the endpoint. */
export function blocked({ connection: { secrets }, trial }: Running, reason: string): TrialResult {
  return trialResult('blocked', {
    reason: quotable(secrets, withoutSecretsOf(trial.exchanges, secrets, reason)),
    exchanges: evidenceOf(trial.exchanges, secrets),
  });
}

/** Whether a request was sent again because its connection was lost. */
export function isResend(exchange: Exchange): boolean {
  return exchange.isResend === true;
}

/** A trial that proves nothing, because one of its requests may have been executed twice. */
export function resent(of: Running): TrialResult {
  const operation = of.trial.exchanges.find(isResend)?.request.operation;
  const reason = `${operation} was resent because its connection was lost: the first request may have been executed, so the answer proves nothing`;
  return { ...blocked(of, reason), wasResent: true };
}
