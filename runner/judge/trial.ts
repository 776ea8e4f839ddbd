import { record } from '../../client/index.ts';
import { Blocked } from '../../core/blocked.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import type { Mismatch, RecordedExchange } from '../../core/report.ts';
import type { DrawnValues, Rule } from '../../core/rule.ts';
import type { Mutation, Stored } from '../../core/values.ts';
import type { Verdict } from '../../core/verdict.ts';
import { operationNeeds } from '../../spec/operation-needs.ts';
import type { OperationName } from '../../spec/operations.ts';
import type { Patience } from '../../world/patience.ts';
import { createWorld, TrialContext } from '../../world/world.ts';
import { ask } from '../requests.ts';
import type { Connection, SessionFacts } from '../session.ts';
import { told } from '../told.ts';
import { excuseOf, isTransient } from './excuses.ts';

/** What one trial came to. */
export interface TrialResult {
  readonly verdict: Verdict;
  readonly mismatches: readonly Mismatch[];
  readonly reason?: string;
  /** The act was answered in a way that a busy endpoint may answer now and then. */
  readonly isTransient: boolean;
  /** A request was lost with its connection and sent again, so that nothing was learned. */
  readonly isLost?: true;
  /** Evidence; empty for a pass. */
  readonly exchanges: readonly RecordedExchange[];
  /** Requests that the trial sent, what it looked at afterwards included. */
  readonly requests?: number;
}

/** Where and on what a trial runs. */
export interface TrialPlace {
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

const pass: TrialResult = { verdict: 'pass', mismatches: [], isTransient: false, exchanges: [] };

/** Runs one trial: arrange, act, control, judge. Never throws. */
export async function runTrial(place: TrialPlace, drawn: DrawnValues): Promise<TrialResult> {
  const trial = new TrialContext({
    operation: place.operation,
    bucket: place.bucket,
    homeBucket: place.facts.bucket,
    namePrefix: place.namePrefix,
    missingStatus: place.facts.missingStatus,
    shared: place.shared,
    ...(place.patience && { patience: place.patience }),
    send: (draft, role, answerBytesMax) =>
      place.connection.client.exchange(draft, role, { answerBytesMax }),
    wire: place.connection.client.wire,
    onKey: (key) => place.connection.secrets.add('customer key', key.bytes),
    onName: () => {},
  });
  const result = await judgeOrCatch(place, trial, drawn);
  await deleteLeftovers(place, trial);
  return { ...result, requests: trial.exchanges.length };
}

async function judgeOrCatch(
  place: TrialPlace,
  trial: TrialContext,
  drawn: DrawnValues,
): Promise<TrialResult> {
  try {
    return await judge(place, trial, drawn);
  } catch (error) {
    const exchanges = evidence(place, trial);
    if (error instanceof Blocked) {
      if (error.exchange?.status === 501) return notOffered(error.exchange);
      if (trial.exchanges.some(isSecond)) return lost(place, trial);
      const lacking = lackedBy(place, error.exchange);
      if (lacking !== undefined) return lacking;
      return {
        verdict: 'blocked',
        mismatches: [],
        reason: told(place.connection.secrets, error.message, error.exchange?.request),
        isTransient: false,
        exchanges,
      };
    }
    const reason = place.connection.secrets.scrub(
      String(error instanceof Error ? error.stack : error),
    );
    return { verdict: 'error', mismatches: [], reason, isTransient: false, exchanges };
  }
}

/**
 * Large objects go at once, not with the run's end: nobody's storage is filled for a test. Uploads go
 * too, since nothing deletes many of them together.
 */
async function deleteLeftovers(place: TrialPlace, trial: TrialContext): Promise<void> {
  const { bucket, connection } = place;
  const { names, uploads } = trial.leftovers;
  for (const { name, id } of uploads) {
    const query = [['uploadId', id]] as const;
    await ask(connection.client, { operation: 'AbortMultipartUpload', bucket, name, query });
  }
  if (bucket === place.facts.versionedBucket) return;
  for (const name of names)
    await ask(connection.client, { operation: 'DeleteObject', bucket, name });
}

async function judge(
  place: TrialPlace,
  trial: TrialContext,
  drawn: DrawnValues,
): Promise<TrialResult> {
  const { rule } = place;
  const world = createWorld(trial) as never;
  const arranged = await rule.arrange?.(world, drawn);
  trial.role = 'act';
  const returned = await rule.act(world, drawn, arranged);
  const acts = trial.exchanges.filter((exchange) => exchange.role === 'act');
  const mismatches = rule.expect.check(returned, drawn);
  const blockedBy = await obstacle(place, trial, { drawn, arranged, acts });
  // An answer that accepts what must be refused needs no control to be a finding.
  const isOpen = rule.expect.kind === 'refusal' && acts.some(isAccepted) && mismatches.length > 0;
  const isUnsure = mismatches.length > 0 || blockedBy !== undefined;
  // The first may have been done, so that the answer to the second is about what it left.
  if (!isOpen && (isUnsure ? trial.exchanges : acts).some(isSecond)) return lost(place, trial);
  if (blockedBy !== undefined && !isOpen) {
    return typeof blockedBy === 'string' ? blocked(place, trial, blockedBy) : notOffered(blockedBy);
  }
  if (mismatches.length === 0) return pass;
  return {
    verdict: 'fail',
    mismatches: mismatches.map((mismatch) => scrubbed(place, acts, mismatch)),
    isTransient: acts.some(isTransient),
    exchanges: evidence(place, trial),
  };
}

/** Why the act proves nothing: an unrelated answer, or a control that is not accepted. */
async function obstacle(
  { rule }: TrialPlace,
  trial: TrialContext,
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
  trial.role = 'control';
  const repaired =
    mutation === undefined ? of.drawn : { ...of.drawn, mutation: { ...mutation, active: false } };
  const step = rule.control ?? rule.act;
  const returned = await step(createWorld(trial) as never, repaired, of.arranged);
  const first = (Array.isArray(returned) ? returned[0] : returned) as Exchange;
  if (isAccepted(first)) return undefined;
  if (first.status === 501) return first;
  const answer = first.error?.code ?? first.broken ?? '';
  return `the control, ${first.request.operation} made valid, was answered with ${first.status} ${answer}`.trim();
}

/** A feature that the endpoint says it lacks, told apart from one that it breaks. */
function notOffered({ request }: Exchange): TrialResult {
  const reason = `${request.operation} made valid was answered with 501: not offered in this form`;
  return { verdict: 'skip', mismatches: [], reason, isTransient: false, exchanges: [] };
}

/** A setup whose operation belongs to a feature that the probes did not find. */
function lackedBy({ facts }: TrialPlace, exchange: Exchange | undefined): TrialResult | undefined {
  const needs = exchange === undefined ? [] : (operationNeeds[exchange.request.operation] ?? []);
  const lacked = needs.find((need) => {
    const found = facts.features[need];
    return found?.isThere === false && !found.isUnclear;
  });
  if (lacked === undefined) return undefined;
  const reason = `the setup needs ${lacked}: ${facts.features[lacked]?.reason ?? 'not there'}`;
  return { verdict: 'skip', mismatches: [], reason, isTransient: false, exchanges: [] };
}

function blocked(place: TrialPlace, trial: TrialContext, reason: string): TrialResult {
  return {
    verdict: 'blocked',
    mismatches: [],
    reason: told(place.connection.secrets, ofAll(place, trial.exchanges, reason)),
    isTransient: false,
    exchanges: evidence(place, trial),
  };
}

function isSecond(exchange: Exchange): boolean {
  return exchange.isSecond === true;
}

function lost(place: TrialPlace, trial: TrialContext): TrialResult {
  const operation = trial.exchanges.find(isSecond)?.request.operation;
  const reason = `${operation} was lost with its connection and sent again: the answer may be about what the first one did`;
  return { ...blocked(place, trial, reason), isLost: true };
}

const exchangesKeptMax = 8;

/** The last exchanges, without secrets. */
function evidence(place: TrialPlace, trial: TrialContext): readonly RecordedExchange[] {
  return trial.exchanges
    .slice(-exchangesKeptMax)
    .map((exchange) => record(exchange, place.connection.secrets));
}

/** An endpoint may quote the signature of any request of the trial. */
function ofAll(
  { connection: { secrets } }: TrialPlace,
  exchanges: readonly Exchange[],
  text: string,
): string {
  return exchanges.reduce((rest, { request }) => secrets.scrub(rest, request), secrets.scrub(text));
}

function scrubbed(
  place: TrialPlace,
  acts: readonly Exchange[],
  { expected, received }: Mismatch,
): Mismatch {
  const textMax = 400;
  const clean = (text: string) => ofAll(place, acts, text);
  return {
    expected: clean(expected).slice(0, textMax),
    received: clean(received).slice(0, textMax),
  };
}
