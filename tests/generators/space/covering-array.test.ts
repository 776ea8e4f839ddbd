import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  coveringArray,
  feasibilityOf,
  type Space,
} from '../../../generators/space/covering-array.ts';
import type { Combination } from '../../../generators/space/factors.ts';

/** Small spaces with one or two exclusions. */
const spaces: fc.Arbitrary<Space> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 }),
    excluded: fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(3), fc.nat(3)), { maxLength: 2 }),
    hasTriple: fc.boolean(),
  })
  .map(({ sizes, excluded, hasTriple }) => ({
    factors: Object.fromEntries(
      sizes.map((size, at) => [`d${at}`, Array.from({ length: size }, (_, value) => `v${value}`)]),
    ) as unknown as Space['factors'],
    constraints: excluded
      .filter(([one, other]) => one !== other)
      .map(([one, other, a, b]) => ({
        says: `d${one}=v${a} and d${other}=v${b} do not meet`,
        excludes: (values: Combination) =>
          values[`d${one}`] === `v${a}` && values[`d${other}`] === `v${b}`,
      })),
    strength: {
      pairs: 'all',
      triples: hasTriple && sizes.length > 2 ? [['d0', 'd1', 'd2']] : [],
    },
  }));

/** Every complete row of a space, by brute force. */
function everyRow({ factors, constraints }: Space): readonly Combination[] {
  const rows = Object.entries(factors).reduce<readonly Combination[]>(
    (all, [name, values]) =>
      all.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
  return rows.filter((row) => constraints.every((constraint) => !constraint.excludes(row)));
}

/** The pairs and triples in these rows, counted without the code under test. */
function combinationsIn(rows: readonly Combination[], { factors, strength }: Space): Set<string> {
  const names = Object.keys(factors).sort();
  const sets = [
    ...names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other])),
    ...strength.triples,
  ];
  return new Set(
    rows.flatMap((row) => sets.map((set) => set.map((name) => `${name}=${row[name]}`).join(' '))),
  );
}

test('rows cover exactly the combinations that brute force finds in all complete rows', () => {
  fc.assert(
    fc.property(spaces, fc.nat(), (space, seed) => {
      const rows = coveringArray(space, seed);
      const possible = combinationsIn(everyRow(space), space);
      expect(combinationsIn(rows, space)).toEqual(possible);
      expect(feasibilityOf(space).feasible).toHaveLength(possible.size);
    }),
    { numRuns: 200 },
  );
});

test('no row meets an exclusion, and no row covers nothing new', () => {
  fc.assert(
    fc.property(spaces, fc.nat(), (space, seed) => {
      const rows = coveringArray(space, seed);
      const excluded = rows.filter((row) => space.constraints.some((one) => one.excludes(row)));
      expect(excluded).toEqual([]);
      const counts = rows.map((_, at) => combinationsIn(rows.slice(0, at + 1), space).size);
      expect(counts.every((count, at) => count > (counts[at - 1] ?? 0))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('the same seed gives the same rows, another one others', () => {
  const space: Space = {
    factors: { a: ['1', '2', '3'], b: ['1', '2', '3'], c: ['1', '2', '3'], d: ['1', '2', '3'] },
    constraints: [],
    strength: { pairs: 'all', triples: [] },
  };
  expect(coveringArray(space, 7)).toEqual(coveringArray(space, 7));
  expect(coveringArray(space, 7)).not.toEqual(coveringArray(space, 8));
  expect(coveringArray(space, 7).length).toBeLessThan(16);
});

test('a combination that only indirect exclusions rule out is infeasible, with a reason', () => {
  const never = (name: string, value: string) => ({
    says: `no ${name}=${value} with a=1`,
    excludes: (values: Combination) => values.a === '1' && values[name] === value,
  });
  const space: Space = {
    factors: { a: ['1', '2'], b: ['1', '2'], c: ['1'] },
    constraints: [never('c', '1')],
    strength: { pairs: [['a', 'b']], triples: [] },
  };
  const { feasible, infeasible } = feasibilityOf(space);
  expect(feasible).toEqual([
    { a: '2', b: '1' },
    { a: '2', b: '2' },
  ]);
  expect(infeasible.map(({ reason }) => reason)).toEqual(
    Array(2).fill('every complete scenario with these values meets another exclusion'),
  );
});
