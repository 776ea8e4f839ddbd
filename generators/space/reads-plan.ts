import type { Lacking } from '../../core/space.ts';
import { type Feasibility, feasibilityOf } from './covering-array.ts';
import { asked } from './dimensions/asked.ts';
import { type ReadingOperation, type ReadWay, read, readsBy } from './dimensions/read.ts';
import {
  type Combination,
  type Constraint,
  combinationsOf,
  dimensionSets,
  exclusionOf,
  type Factors,
  nameOf,
  partOf,
  type Strength,
} from './factors.ts';
import { lackingConstraints } from './lacking.ts';
import type { Ask } from './reading.ts';
import { factorsOf, sceneConstraints, sceneDimensions } from './scene-space.ts';
import { type SceneStrength, type SeededScene, sceneStrength, scenesOf } from './scenes.ts';
import { seededOrder } from './seeded-order.ts';

/** A scene, and a read of its object. */
export interface ReadRow extends SeededScene {
  readonly ask: Ask;
  readonly covers: readonly string[];
}

/** The reads that a case sends: those with the key also cover the pairs of the scene. */
export interface ReadSpace {
  readonly operation: ReadingOperation;
  readonly strength: SceneStrength;
  readonly claim: 'with-key' | 'without-key';
  readonly lacking: Lacking;
}

const ways: Readonly<Record<string, ReadWay>> = read;

/** What reads do not meet, and why. */
const readConstraints: readonly Constraint[] = [
  {
    says: 'there is no byte to ask for',
    excludes: ({ size, read: way = '' }) => size === 'empty' && ways[way]?.slice !== undefined,
  },
  {
    says: 'whether parts keep numbers that are apart is not documented',
    excludes: ({ geometry, read: way }) => geometry === 'apart' && way === 'last-part',
  },
];

/** The reads of an operation. */
function readFactors({ operation, claim }: Pick<ReadSpace, 'operation' | 'claim'>): Factors {
  const names = readsBy(operation).filter(
    (name) => claim === 'with-key' || ways[name]?.isOnlyWithKey !== true,
  );
  return {
    read: names as unknown as [string, ...string[]],
    asked: Object.keys(asked) as [string, string],
  };
}

/**
 * What the reads of an operation cover: each value of a scene with each read, each way of writing
 * with each read and wrong key, and once, for GetObject, the pairs of the scene.
 */
function strengthOf({ operation, strength, claim }: ReadSpace): Strength {
  const dimensions = Object.keys(sceneDimensions);
  const crossed = dimensions.flatMap((one) => [[one, 'read'] as const, [one, 'asked'] as const]);
  const inScene = dimensionSets(factorsOf(sceneDimensions), sceneStrength(strength));
  const pairs = [...crossed, ['read', 'asked'] as const];
  if (operation !== 'GetObject' || claim !== 'with-key') return { pairs, triples: [] };
  const all = [...pairs, ...inScene] as unknown as Strength['pairs'];
  return { pairs: all, triples: [] };
}

/** The combinations that the reads of an operation can cover. */
export function readFeasibility(of: ReadSpace): Feasibility {
  return feasibilityOf({
    factors: { ...factorsOf(sceneDimensions), ...readFactors(of) },
    constraints: [...lackingConstraints(of.lacking), ...sceneConstraints, ...readConstraints],
    strength: strengthOf(of),
  });
}

/** Every read of a scene of the run, in an order that depends on the seed. */
export function readsOf(of: ReadSpace & { readonly seed: number }) {
  const asks = combinationsOf(readFactors(of), ['read', 'asked']);
  const constraints = [...lackingConstraints(of.lacking), ...readConstraints];
  const every = scenesOf(of).flatMap(({ names, seed }) =>
    asks
      .map((ask): Combination => ({ ...names, ...ask }))
      .filter((row) => exclusionOf(row, constraints) === undefined)
      .map((row) => ({ row, seed })),
  );
  return seededOrder(every, of.seed);
}

const candidatesMax = 64;

/** Few rows of the run's scenes and an operation's reads that cover every feasible combination. */
export function readRows(of: ReadSpace & { readonly seed: number }): readonly ReadRow[] {
  const factors = { ...factorsOf(sceneDimensions), ...readFactors(of) };
  const sets = dimensionSets(factors, strengthOf(of));
  const every = readsOf(of).map(({ row, seed }) => ({
    ...{ row, seed },
    covers: sets.map((names) => nameOf(partOf(row, names))),
  }));
  const holding = new Map<string, (typeof every)[number][]>();
  for (const one of every)
    for (const name of one.covers) holding.set(name, [...(holding.get(name) ?? []), one]);
  const missing = new Set(readFeasibility(of).feasible.map((one) => nameOf(one)));
  const rows: ReadRow[] = [];
  for (const name of seededOrder([...missing], of.seed)) {
    if (!missing.has(name)) continue;
    const candidates = (holding.get(name) ?? []).slice(0, candidatesMax);
    const best = bestOf(candidates, missing);
    if (best === undefined) continue;
    for (const covered of best.covers) missing.delete(covered);
    rows.push(rowOf(best));
  }
  return rows;
}

/** The candidate that covers most, of those the one whose read has the fewest bytes. */
function bestOf<T extends { readonly row: Combination; readonly covers: readonly string[] }>(
  candidates: readonly T[],
  missing: ReadonlySet<string>,
): T | undefined {
  const ranked = candidates.map((one) => ({
    one,
    gain: one.covers.filter((name) => missing.has(name)).length,
    weight: weightOf(one.row),
  }));
  return ranked.sort((a, b) => b.gain - a.gain || a.weight - b.weight)[0]?.one;
}

/** About how many mebibytes a read returns. */
function weightOf({ size, geometry, read: way = '' }: Combination): number {
  if (ways[way]?.slice !== undefined) return 0;
  if (size === 'some-mebibytes') return 2;
  if (size !== 'parts') return 0;
  return geometry === 'three' ? 10 : 5;
}

/** The scene and the read of a row of combined values. */
export function rowOf(of: {
  readonly row: Combination;
  readonly seed: number;
  readonly covers: readonly string[];
}): ReadRow {
  const { read: way, asked: by, ...names } = of.row;
  return {
    names: names as unknown as ReadRow['names'],
    seed: of.seed,
    ask: { read: way, asked: by } as ReadRow['ask'],
    covers: of.covers,
  };
}
