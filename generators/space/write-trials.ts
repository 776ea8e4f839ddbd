import fc from 'fast-check';
import type { Lacking, SpaceDraws, SpacePlan } from '../../core/space.ts';
import type { OperationName } from '../../spec/operations.ts';
import { feasibilityOf } from './covering-array.ts';
import type { written } from './dimensions/written.ts';
import { namesThat } from './drawn.ts';
import { type Combination, nameOf } from './factors.ts';
import { lackingConstraints } from './lacking.ts';
import { everyFeature } from './read-trials.ts';
import { type Scene, sceneOf } from './scene.ts';
import {
  factorsOf,
  isScene,
  needsOfScene,
  type SceneNames,
  sceneConstraints,
  sceneDimensions,
  simplestScene,
} from './scene-space.ts';
import { scenesOf } from './scenes.ts';

/** What a write of the space draws. */
export interface DrawnWrite {
  readonly scene: Scene;
}

/** The simplest write, which names what the rule draws. */
export const drawnWrite: { readonly [N in keyof DrawnWrite]: fc.Arbitrary<DrawnWrite[N]> } = {
  scene: fc.constant(sceneOf(simplestScene, 0)),
};

/** The operation of the last writes of a scene, by the way in which it is written. */
const operationOf: Readonly<Record<keyof typeof written, OperationName>> = {
  put: 'PutObject',
  undeleted: 'PutObject',
  form: 'PostObject',
  upload: 'UploadPart',
  'part-copy': 'UploadPartCopy',
  'part-copy-of-range': 'UploadPartCopy',
  'part-copy-of-itself': 'UploadPartCopy',
  'copy-of-plain': 'CopyObject',
  copy: 'CopyObject',
  'copy-of-copy': 'CopyObject',
  'copy-of-upload': 'CopyObject',
  rotation: 'CopyObject',
  'second-rotation': 'CopyObject',
  restored: 'CopyObject',
};

/** The last write of every scene, which the reads of the run share. */
export const writeDraws: SpaceDraws = {
  plan: ({ operation, ...of }) => {
    const scenes = scenesOf(of).filter(({ names }) => operationOf[names.written] === operation);
    const trials = scenes.map(({ names, seed: own }) => ({
      covers: pairsIn(names),
      values: fc.record({
        scene: namesThat(names, simplestOf(names), isScene).map((chosen) => sceneOf(chosen, own)),
      }) as unknown as ReturnType<SpaceDraws['plan']>['trials'][number]['values'],
    }));
    return { trials, ...pairsFor(operation, of.lacking) };
  },
  settingOf: (drawn) => {
    const { names } = (drawn as unknown as DrawnWrite).scene;
    return { bucket: names.bucket, needs: needsOfScene(names) };
  },
  mayNeed: everyFeature,
};

/** The pairs that scenes of the operation are to cover, whatever was planned, and the others. */
function pairsFor(operation: OperationName, lacking: Lacking): Omit<SpacePlan, 'trials'> {
  const { written: ways, since: _, ...others } = factorsOf(sceneDimensions);
  const { feasible, infeasible } = feasibilityOf({
    factors: { written: ways, ...others },
    constraints: [...lackingConstraints(lacking), ...sceneConstraints],
    strength: { pairs: Object.keys(others).map((one) => ['written', one]), triples: [] },
  });
  const isOwn = (pair: Combination) =>
    operationOf[pair.written as keyof typeof written] === operation;
  return {
    feasible: feasible.filter(isOwn).map(nameOf),
    infeasible: infeasible
      .filter(({ combination }) => isOwn(combination))
      .map(({ combination, reason }) => ({ combination: nameOf(combination), reason })),
  };
}

/** A shrunk scene is still written by the same operation. */
function simplestOf({ written: way }: SceneNames): SceneNames {
  return { ...simplestScene, written: way };
}

/** The way of writing with each other value of the scene; what happens since does not meet it. */
function pairsIn({ written: way, since: _, ...others }: SceneNames): readonly string[] {
  return Object.entries(others).map(([dimension, value]) =>
    nameOf({ written: way, [dimension]: value }),
  );
}
