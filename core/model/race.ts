import { judged } from './after.ts';
import type { ModelAnswer } from './answer.ts';
import { comparing, gravity, leastWith } from './compare.ts';
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
    .flatMap((state) => inAnyOrder(state, { racers, writes, reads }));
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

/** What every order of the writes comes to. */
function inAnyOrder(
  state: ModelState,
  of: {
    readonly racers: readonly Racer[];
    readonly writes: readonly number[];
    readonly reads: readonly number[];
  },
): readonly Raced[] {
  const { racers, writes, reads } = of;
  const compared = new Map<number, ReturnType<typeof comparing>>(
    reads.flatMap((at) => {
      const racer = racers[at];
      if (racer === undefined) return [];
      const { request, answer } = racer;
      return [[at, comparing(request, answer, { sentFrom: state })] as const];
    }),
  );
  const start: Sequence = {
    mismatches: racers.map(() => []),
    after: [state],
    isLost: false,
    passed: [state],
  };
  return ordered(start, racers, writes).map(({ passed, mismatches, ...rest }) => ({
    ...rest,
    mismatches: mismatches.map((of, at) => {
      const compare = compared.get(at);
      return compare === undefined ? of : leastWith(passed, compare);
    }),
  }));
}

/** Some writes one after the other, and the states that were passed. */
interface Sequence extends Raced {
  readonly passed: readonly ModelState[];
}

/** Every order of the writes that are left; orders that begin alike share what they begin with. */
function ordered(
  begun: Sequence,
  racers: readonly Racer[],
  left: readonly number[],
): readonly Sequence[] {
  if (left.length === 0) return [begun];
  return left.flatMap((next, at) => {
    const racer = racers[next];
    if (racer === undefined) return [];
    const { mismatches, after, isLost } = judged(begun.after, racer.request, racer.answer);
    const longer = {
      mismatches: begun.mismatches.with(next, mismatches),
      after,
      isLost: begun.isLost || isLost,
      passed: [...begun.passed, ...after],
    };
    return ordered(longer, racers, left.toSpliced(at, 1));
  });
}
