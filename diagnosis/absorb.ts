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
