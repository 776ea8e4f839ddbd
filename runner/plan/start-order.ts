import type { PlannedCase } from './catalogue.ts';

/** Trials of one case that run at once. */
export const trialsAtOnce = 4;

/** Cases that run at once: as many as keep every connection busy. */
export function casesAtOnce(connections: number): number {
  return Math.ceil(connections / trialsAtOnce);
}

/** By then the last large case has begun, with time for all of them to be over before the others are. */
const spreadOver = 0.7;

/**
 * The order in which cases begin. Dear ones wait for each other, and while they wait they hold places
 * that others could use, so they are spread among those instead of standing side by side.
 */
export function startOrder(cases: readonly PlannedCase[]): readonly PlannedCase[] {
  const large = cases.filter(({ rule }) => rule.hasLargeBodies === true);
  const others = cases.filter(({ rule }) => rule.hasLargeBodies !== true);
  const between = Math.floor((others.length * spreadOver) / Math.max(1, large.length));
  return [
    ...large.flatMap((one, index) => [
      one,
      ...others.slice(index * between, (index + 1) * between),
    ]),
    ...others.slice(large.length * between),
  ];
}
