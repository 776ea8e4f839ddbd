import type { PlannedCase } from './catalogue.ts';

/** Trials of one case that run at once. */
export const trialsAtOnce = 4;

/**
 * Cases that run at once: one for each request in flight, since a trial sends one request after the
 * other and most cases have few trials. The client bounds the requests.
 */
export function casesAtOnce(connections: number): number {
  return connections;
}

/** The last case with large bodies begins after this part of the others, to end before they do. */
const spreadOver = 0.7;

/**
 * The order in which cases begin. Cases with large bodies wait for room and occupy places
 * while they wait, so they are spread evenly among the others.
 */
export function startOrder(cases: readonly PlannedCase[]): readonly PlannedCase[] {
  const beginning = (when: 'first' | 'last') => cases.filter(({ rule }) => rule.begins === when);
  const between = cases.filter(({ rule }) => rule.begins === undefined);
  return [...beginning('first'), ...spread(between), ...beginning('last')];
}

function spread(cases: readonly PlannedCase[]): readonly PlannedCase[] {
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
