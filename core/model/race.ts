import { judged } from './after.ts';
import type { ModelAnswer } from './answer.ts';
import { compare, gravity } from './compare.ts';
import type { ModelMismatch } from './mismatch.ts';
import type { ModelRequest } from './request.ts';
import { isRead } from './scene.ts';
import { atMost, type ModelState, type Possible, statesMax } from './state.ts';

/** A request that was sent at the same time as others, and its answer. */
export interface Racer {
  readonly request: ModelRequest;
  readonly answer: ModelAnswer;
}

/** What requests at the same time came to: mismatches by racer, and the states that are possible. */
export interface Raced {
  readonly mismatches: readonly (readonly ModelMismatch[])[];
  readonly after: Possible;
  /** There are more possible states than are looked at, so that the true one may be lost. */
  readonly isLost: boolean;
}

const statesBeforeMax = 4;

/**
 * Compares the answers to requests that were sent at the same time. They fit if there is an order of
 * the writes in which every write fits, and every read fits before, between or after them: S3 applies
 * requests one after the other, in any order. Of orders that all contradict the answers the one counts that does
 * so least. At most four writes: their orders are tried one by one.
 */
export function raced(states: Possible, racers: readonly Racer[]): Raced {
  const indexes = [...racers.keys()];
  const isReading = (at: number) => changesNothing(racers[at]?.request);
  const reads = indexes.filter(isReading);
  const writes = indexes.filter((at) => !isReading(at));
  const tried = states
    .slice(0, statesBeforeMax)
    .flatMap((state) => ordersOf(writes).map((order) => inOrder(state, { racers, order, reads })));
  const weights = tried.map(({ mismatches }) =>
    mismatches.reduce((sum, of) => sum + gravity(of), 0),
  );
  const least = Math.min(...weights);
  const best = tried.filter((_, at) => weights[at] === least);
  const after = best.flatMap((one) => [...one.after]);
  const isLost = states.length > statesBeforeMax || after.length > statesMax;
  return {
    mismatches: best[0]?.mismatches ?? [],
    after: atMost(after, states[0]),
    isLost: isLost || best.some((one) => one.isLost),
  };
}

function changesNothing(request: ModelRequest | undefined): boolean {
  return (
    request === undefined || isRead(request.operation) || /^(List|Get)/.test(request.operation)
  );
}

function inOrder(
  state: ModelState,
  of: {
    readonly racers: readonly Racer[];
    readonly order: readonly number[];
    readonly reads: readonly number[];
  },
): Raced {
  const mismatches: (readonly ModelMismatch[])[] = of.racers.map(() => []);
  let now: Possible = [state];
  let isLost = false;
  const passed: Possible[] = [now];
  for (const at of of.order) {
    const racer = of.racers[at];
    if (racer === undefined) continue;
    const step = judged(now, racer.request, racer.answer);
    mismatches[at] = step.mismatches;
    now = step.after;
    isLost ||= step.isLost;
    passed.push(now);
  }
  const [first, ...more] = passed.flat();
  for (const at of of.reads) {
    const racer = of.racers[at];
    if (racer === undefined || first === undefined) continue;
    mismatches[at] = compare([first, ...more], racer.request, racer.answer);
  }
  return { mismatches, after: now, isLost };
}

/** Every order of some writes. */
function ordersOf(of: readonly number[]): readonly (readonly number[])[] {
  if (of.length < 2) return [of];
  return of.flatMap((first, at) => ordersOf(of.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}
