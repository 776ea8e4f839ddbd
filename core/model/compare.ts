import { type Exchange, isAccepted, isFailure } from '../exchange.ts';
import { isRefusal } from '../expectations/refused.ts';
import { harms } from '../harm.ts';
import { type Level, levels } from '../verdict.ts';
import { acceptedBy } from './accepted-by.ts';
import { acceptance } from './accepts.ts';
import { type Allowed, allowedIn, holdsIf, type Oracle, oracle } from './allowed.ts';
import type { ModelAnswer } from './answer.ts';
import { detailMismatches } from './compare-details.ts';
import { listMismatches } from './compare-lists.ts';
import { readMismatches } from './compare-reads.ts';
import { deniedBy, exactMismatches, notFound, type Refused } from './compare-refusals.ts';
import { settingsMismatches } from './compare-settings.ts';
import { reportsError, subResourceMismatches } from './compare-sub-resources.ts';
import { writeMismatches } from './compare-writes.ts';
import { hasLongHeader } from './long-headers.ts';
import { type ModelMismatch, mismatch, shownAnswer } from './mismatch.ts';
import { redirected } from './redirected.ts';
import type { ModelRequest } from './request.ts';
import { requestIn } from './same-version.ts';
import { isRead, type Scene, sceneOf } from './scene.ts';
import type { ModelState, Possible } from './state.ts';
import { toldMismatches } from './told.ts';

/**
 * How an answer differs from every state that is possible; none if it fits one of them. The
 * mismatches are those with the state that it contradicts least, the gravest first.
 */
export function compare(
  states: Possible,
  request: ModelRequest,
  given: ModelAnswer,
  by: Oracle = oracle,
): readonly ModelMismatch[] {
  return leastWith(states, comparing(request, given, { sentFrom: states[0], by }));
}

/** The mismatches with the state that the answer contradicts least; none with the first that it fits. */
export function leastWith(
  states: readonly ModelState[],
  compared: (state: ModelState) => readonly ModelMismatch[],
): readonly ModelMismatch[] {
  const all: (readonly ModelMismatch[])[] = [];
  for (const state of states) {
    const mismatches = compared(state);
    if (mismatches.length === 0) return [];
    all.push(mismatches);
  }
  return leastOf(all);
}

/** Compares an answer with one state after the other, with each state once. */
export function comparing(
  request: ModelRequest,
  given: ModelAnswer,
  { sentFrom, by = oracle }: { readonly sentFrom: ModelState; readonly by?: Oracle },
): (state: ModelState) => readonly ModelMismatch[] {
  const answer = redirected(request, given);
  const known = new Map<ModelState, readonly ModelMismatch[]>();
  return (state) => {
    const mismatches =
      known.get(state) ?? mismatchesIn(state, requestIn(state, request, sentFrom), answer, by);
    known.set(state, mismatches);
    return mismatches;
  };
}

/** The mismatches that weigh least, of those with each state that is possible. */
export function leastOf(all: readonly (readonly ModelMismatch[])[]): readonly ModelMismatch[] {
  const [first = [], ...more] = all;
  const least = more.reduce((best, one) => (gravity(one) < gravity(best) ? one : best), first);
  return [...least].sort((one, other) => weight(one) - weight(other));
}

function weight({ level, harm }: ModelMismatch): number {
  return levels.indexOf(level) * harms.length + harms.indexOf(harm);
}

const most = levels.length * harms.length;

/** How much mismatches weigh together, 0 for none. */
export function gravity(of: readonly ModelMismatch[]): number {
  return of.length === 0 ? 0 : most - Math.min(...of.map(weight)) + of.length / 100;
}

/** How an answer differs from what one state allows. */
function mismatchesIn(
  state: ModelState,
  request: ModelRequest,
  answer: ModelAnswer,
  by: Oracle = oracle,
): readonly ModelMismatch[] {
  const scene = sceneOf(state, request);
  return mismatchesBy(scene, answer, allowedIn(scene, by));
}

/** How an answer differs from what is allowed. */
export function mismatchesBy(
  scene: Scene,
  answer: ModelAnswer,
  verdict: Allowed,
): readonly ModelMismatch[] {
  const { request } = scene;
  const exchange = answer as Exchange;
  if (answer.broken === 'interrupted' || answer.broken === 'unreachable') return [];
  if (isHungUp(scene, answer) || request.isTruncated === true) return truncated(scene, answer);
  if (answer.broken !== undefined || isFailure(answer)) return failed(scene, answer, verdict);
  const told = toldMismatches(scene, answer, holdsIf(verdict));
  if (isAccepted(exchange)) return [...told, ...acceptedMismatches(scene, answer, verdict)];
  // A sentence that asks for a refusal asks for one that tells nothing.
  const also = verdict.kind === 'refuse' ? verdict.also : [verdict.clause];
  const inRefusal = told.map((one) => ({ ...one, also }));
  return [...inRefusal, ...refusedMismatches({ scene, answer, verdict })];
}

/** A connection that is closed refuses a request over plain http, or a long one, as well as an answer does. */
function isHungUp(scene: Scene, { status, broken }: ModelAnswer): boolean {
  const mayHangUp = scene.request.scheme === 'http' || hasLongHeader(scene);
  return mayHangUp && status === 0 && broken !== 'timeout';
}

/** A write that was cut short must not succeed; whether it has an answer is left open. */
function truncated({ request }: Scene, answer: ModelAnswer): readonly ModelMismatch[] {
  const weight = { clause: 'object.never-partial', level: 'MUST', harm: 'wrong-bytes' } as const;
  const isTaken = request.isTruncated === true && isAccepted(answer as Exchange);
  return mismatch(weight, isTaken, () => ({
    expected: 'a body that was cut short is not stored',
    received: shownAnswer(answer),
  }));
}

function failed(scene: Scene, answer: ModelAnswer, verdict: Allowed): readonly ModelMismatch[] {
  const level: Level = 'MUST';
  const broken = verdict.kind === 'refuse' ? verdict.also : [verdict.clause];
  const also = [
    ...[...broken, acceptance(scene).clause, ...acceptedBy(scene)],
    ...(hasLongHeader(scene) ? (['put.headers-8k'] as const) : []),
  ];
  const weight = { clause: 'http.client-error', level, harm: 'valid-refused', also } as const;
  return mismatch(weight, true, () => ({
    expected: 'an answer that is no failure of the endpoint',
    received: shownAnswer(answer),
  }));
}

function acceptedMismatches(
  scene: Scene,
  answer: ModelAnswer,
  verdict: Allowed,
): readonly ModelMismatch[] {
  const { request } = scene;
  const isWrong = verdict.kind === 'refuse';
  if (isWrong && reportsError(request, answer)) return [];
  const isExposed = isRead(request.operation) && answer.body.byteLength > 0;
  const isBytes = request.operation !== 'GetObjectAttributes';
  const harm = isExposed && isBytes ? 'plaintext-exposed' : 'malformed-accepted';
  const { clause, level } = verdict;
  const also = isWrong ? verdict.also : [];
  const taken = mismatch({ clause, level, harm, also }, isWrong, () => ({
    expected: `${request.operation} is refused`,
    received: shownAnswer(answer),
  }));
  if (isWrong && verdict.level === 'MUST') return taken;
  const holds = holdsIf(verdict);
  return [
    ...taken,
    ...(isRead(request.operation) ? readMismatches(scene, answer, holds) : []),
    ...writeMismatches(scene, answer, { holds, isOpen: verdict.kind === 'open' }),
    ...listMismatches(scene, answer),
    ...detailMismatches(scene, answer, holds),
    ...subResourceMismatches(scene, answer),
    ...settingsMismatches(scene, answer),
  ];
}

const notApplied = {
  clause: 'http.refused-not-applied',
  level: 'MUST',
  harm: 'wrong-form',
} as const;

function refusedMismatches(of: Refused): readonly ModelMismatch[] {
  const { scene, answer, verdict } = of;
  // 501 and 405 say that the endpoint does not offer the operation, which is no claim about a key.
  const isOffered = answer.status !== 501 && answer.status !== 405;
  if (verdict.kind === 'open') return [];
  if (verdict.kind === 'accept') {
    const also = acceptedBy(scene);
    const { clause, level } = verdict;
    return mismatch({ clause, level, harm: 'valid-refused', also }, isOffered, () => ({
      expected: `${scene.request.operation} is accepted`,
      received: shownAnswer(answer),
    }));
  }
  const isOther =
    !isRefusal(answer as Exchange) && ![301, 302, 304, 307, 308].includes(answer.status);
  return [
    ...mismatch({ ...notApplied, also: [verdict.clause] }, isOther, () => ({
      expected: 'a refusal is a complete 4xx',
      received: shownAnswer(answer),
    })),
    ...exactMismatches(of),
    ...notFound(of),
    ...deniedBy(of),
  ];
}
