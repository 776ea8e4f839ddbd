import type { Lacking } from '../../core/space.ts';
import { coveringArray } from './covering-array.ts';
import type { Strength } from './factors.ts';
import { lackingConstraints, lackingId } from './lacking.ts';
import { factorsOf, type SceneNames, sceneConstraints, sceneDimensions } from './scene-space.ts';

/** How many dimensions of a scene are combined. */
export type SceneStrength = 2 | 3;

const strengths: Readonly<Record<SceneStrength, Strength>> = {
  2: { pairs: 'all', triples: [] },
  3: {
    pairs: 'all',
    triples: [
      ['written', 'over', 'bucket'],
      ['written', 'over', 'size'],
      ['written', 'carries', 'sent'],
      ['written', 'bucket', 'carries'],
    ],
  },
};

const factors = factorsOf(sceneDimensions);

/** A scene and the seed of its keys and bytes. */
export interface SeededScene {
  readonly names: SceneNames;
  readonly seed: number;
}

/** For what scenes are chosen. */
interface ScenesOf {
  readonly seed: number;
  readonly strength: SceneStrength;
  readonly lacking: Lacking;
}

const known = new Map<string, readonly SeededScene[]>();

/**
 * Scenes that cover every feasible pair of values that the endpoint has, and chosen threes too.
 * Every case of a run uses the same ones, so that an object is written once for all that read it.
 */
export function scenesOf(of: ScenesOf): readonly SeededScene[] {
  const id = `${of.seed} ${of.strength} ${lackingId(of.lacking)}`;
  const scenes = known.get(id) ?? made(of);
  known.clear();
  known.set(id, scenes);
  return scenes;
}

function made({ seed, strength, lacking }: ScenesOf): readonly SeededScene[] {
  const constraints = [...lackingConstraints(lacking), ...sceneConstraints];
  const space = { factors, constraints, strength: strengths[strength] };
  return coveringArray(space, seed).map((row, at) => ({
    names: row as unknown as SceneNames,
    seed: (Math.imul(seed + 1, 7919) + at) >>> 0,
  }));
}

/** The sets of dimensions that scenes combine. */
export function sceneStrength(strength: SceneStrength): Strength {
  return strengths[strength];
}
