import {
  type Combination,
  type Constraint,
  combinationsOf,
  dimensionSets,
  exclusionOf,
  type Factors,
  nameOf,
  partOf,
  type Row,
  type Strength,
} from './factors.ts';
import { seededOrder } from './seeded-order.ts';

/** A space: its dimensions, what does not meet in it, and what is to be covered. */
export interface Space<F extends Factors = Factors> {
  readonly factors: F;
  readonly constraints: readonly Constraint[];
  readonly strength: Strength;
}

/** A combination that no row can hold, and why. */
interface Infeasible {
  readonly combination: Combination;
  readonly reason: string;
}

/** The combinations of a space that can be met, and those that cannot. */
export interface Feasibility {
  readonly feasible: readonly Combination[];
  readonly infeasible: readonly Infeasible[];
}

const indirectly = 'every complete scenario with these values meets another exclusion';

/** Splits the combinations to be covered by whether a complete row can hold them. */
export function feasibilityOf({ factors, constraints, strength }: Space): Feasibility {
  const feasible: Combination[] = [];
  const infeasible: Infeasible[] = [];
  for (const names of dimensionSets(factors, strength)) {
    for (const combination of combinationsOf(factors, names)) {
      const reason = exclusionOf(combination, constraints)?.says;
      if (reason === undefined && completed(combination, { factors, constraints }) !== undefined)
        feasible.push(combination);
      else infeasible.push({ combination, reason: reason ?? indirectly });
    }
  }
  return { feasible, infeasible };
}

/**
 * Few rows that hold every feasible combination. Each row begins with a combination that is still
 * missing and takes, dimension by dimension, the value that covers most of the others. Same seed,
 * same rows.
 */
export function coveringArray<F extends Factors>(space: Space<F>, seed: number): readonly Row<F>[] {
  const sets = dimensionSets(space.factors, space.strength);
  const missing = new Map(
    seededOrder(feasibilityOf(space).feasible, seed).map((one) => [nameOf(one), one]),
  );
  const rows: Row<F>[] = [];
  for (const first of missing.values()) {
    const row = rowAround(first, { ...space, sets, missing, seed: seed + rows.length });
    for (const names of sets) missing.delete(nameOf(partOf(row, names)));
    rows.push(row as Row<F>);
  }
  return rows;
}

interface Search extends Space {
  readonly sets: readonly (readonly string[])[];
  readonly missing: ReadonlyMap<string, Combination>;
  readonly seed: number;
}

/** A complete row that holds the combination, chosen value by value. */
function rowAround(first: Combination, search: Search): Combination {
  let row = first;
  for (const name of seededOrder(Object.keys(search.factors), search.seed)) {
    if (row[name] !== undefined) continue;
    const values = seededOrder(search.factors[name] ?? [], search.seed);
    const ranked = values
      .map((value) => ({ ...row, [name]: value }))
      .map((next) => ({ next, gain: gainOf(next, name, search) }))
      .sort((one, other) => other.gain - one.gain);
    const best = ranked.find(({ next }) => completed(next, search) !== undefined);
    row = best?.next ?? row;
  }
  return row;
}

/** How many missing combinations the newest value completes. */
function gainOf(row: Combination, newest: string, { sets, missing }: Search): number {
  return sets.filter(
    (names) =>
      names.includes(newest) &&
      names.every((name) => row[name] !== undefined) &&
      missing.has(nameOf(partOf(row, names))),
  ).length;
}

/** A complete row that holds these values and meets every constraint; undefined if there is none. */
function completed(
  values: Combination,
  space: Pick<Space, 'factors' | 'constraints'>,
): Combination | undefined {
  if (exclusionOf(values, space.constraints) !== undefined) return undefined;
  const name = Object.keys(space.factors).find((one) => values[one] === undefined);
  if (name === undefined) return values;
  for (const value of space.factors[name] ?? []) {
    const found = completed({ ...values, [name]: value }, space);
    if (found !== undefined) return found;
  }
  return undefined;
}
