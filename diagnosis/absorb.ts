import type { CaseReport } from '../core/report.ts';
import { quantityOf } from './quantity.ts';
import type { Chosen } from './search.ts';

/** A cause is part of one that explains this many times as much, and predicts its failures too. */
const timesLargerMin = 8;

/**
 * Joins small causes with a much larger one whose fault fails the same cases, if with other answers:
 * an endpoint with two defects answers otherwise than one that has the larger defect alone.
 */
export function absorbed(chosen: readonly Chosen[]): readonly Chosen[] {
  const partOf = (one: Chosen): Chosen | undefined =>
    chosen.find(
      ({ suspect, explains }) =>
        explains.length >= timesLargerMin * one.explains.length &&
        one.explains.every((id) => suspect.predictedIds.has(id)),
    );
  return chosen
    .filter((one) => partOf(one) === undefined)
    .map((one) => {
      const parts = chosen.filter((other) => partOf(other) === one);
      return { ...one, explains: [...one.explains, ...parts.flatMap(({ explains }) => explains)] };
    });
}

/**
 * A fault whose failures depend on drawn sizes fails other cases with each seed: some that it was
 * measured on pass, and others fail instead. So where cases contradict the largest cause, failures
 * in which the same quantity is off in the same way are part of it, and so are small causes of them.
 */
export function withAlike(chosen: readonly Chosen[], failed: readonly CaseReport[]) {
  const [largest] = chosen
    .filter(({ suspect }) => suspect.contradictedBy.length > 0)
    .toSorted((one, other) => other.explains.length - one.explains.length);
  if (largest === undefined) return chosen;
  const quantities = new Map(failed.map((one) => [one.id, quantityOf(one)]));
  const own = new Set(largest.explains.map((id) => quantities.get(id)));
  const isAlike = (id: string) => quantities.get(id) !== undefined && own.has(quantities.get(id));
  const parts = chosen.filter(
    ({ explains }) =>
      largest.explains.length >= timesLargerMin * explains.length && explains.every(isAlike),
  );
  const rest = chosen.filter((one) => !parts.includes(one));
  const elsewhere = new Set(rest.flatMap(({ explains }) => explains));
  const alike = failed.flatMap(({ id }) => (!elsewhere.has(id) && isAlike(id) ? [id] : []));
  return rest.map((one) =>
    one === largest ? { ...one, explains: [...one.explains, ...alike] } : one,
  );
}
