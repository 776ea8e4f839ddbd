import fc from 'fast-check';
import type { SpaceDraws, SpacePlan, SpaceTrial } from '../../core/space.ts';
import { type Beside, besidesOf } from './dimensions/beside.ts';
import { type ReadingOperation, read } from './dimensions/read.ts';
import { type WrongKeyName, wrongKeysOf } from './dimensions/wrong-key.ts';
import { anyOf, namesThat } from './drawn.ts';
import { nameOf } from './factors.ts';
import type { Ask } from './reading.ts';
import { type ReadRow, type ReadSpace, readFeasibility, readRows } from './reads-plan.ts';
import { type Scene, sceneOf } from './scene.ts';
import {
  featuresOf,
  isScene,
  needsOfScene,
  sceneDimensions,
  simplestScene,
} from './scene-space.ts';
import { seededOrder } from './seeded-order.ts';

/** What a read of the space draws. */
export interface DrawnRead {
  readonly scene: Scene;
  readonly ask: Ask;
  readonly wrongKeys: readonly WrongKeyName[];
}

/** The simplest read, which names the values that a rule of the space draws. */
export const drawnRead: { readonly [N in keyof DrawnRead]: fc.Arbitrary<DrawnRead[N]> } = {
  scene: fc.constant(sceneOf(simplestScene, 0)),
  ask: fc.constant({ read: 'whole', asked: 'header' }),
  wrongKeys: fc.constant(['none']),
};

/** Features that some trial of the space needs. */
export const everyFeature = featuresOf([
  ...Object.values(sceneDimensions).flatMap((values) => Object.values(values)),
  ...Object.values(read),
]);

const simplestAsk: Ask = { read: 'whole', asked: 'header' };

/** Reads of every scene, with or without the key: their rows are the trials of a case. */
export function readDraws(claim: ReadSpace['claim']): SpaceDraws {
  return {
    plan: ({ seed, ...of }) =>
      planOf({ ...of, operation: of.operation as ReadingOperation, claim }, seed),
    settingOf: (drawn) => settingOf(drawn as unknown as DrawnRead),
    mayNeed: everyFeature,
  };
}

function planOf(space: ReadSpace, seed: number): SpacePlan {
  const { operation } = space;
  const { feasible, infeasible } = readFeasibility(space);
  const rows = readRows({ ...space, seed });
  const besides = besidesOf(
    operation,
    rows.map(({ ask }) => ask.read),
  );
  return {
    trials: rows.map((row, at) => trialOf(row, besides[at] ?? 'nothing', at)),
    feasible: feasible.map(nameOf),
    infeasible: infeasible.map(({ combination, reason }) => ({
      combination: nameOf(combination),
      reason,
    })),
  };
}

function trialOf({ names, seed, ask, covers }: ReadRow, beside: Beside, at: number): SpaceTrial {
  return {
    covers,
    values: fc.record({
      scene: namesThat(names, simplestScene, isScene).map((chosen) => sceneOf(chosen, seed)),
      ask: namesThat({ ...ask, beside }, { ...simplestAsk, beside: 'nothing' }),
      wrongKeys: anyOf(wrongKeysAt(names, at)),
    }) as unknown as SpaceTrial['values'],
  };
}

/** No key, a former key if there is one, and in turn another key or a near one. */
function wrongKeysAt(names: Scene['names'], at: number): readonly WrongKeyName[] {
  const [none, other, near, ...former] = wrongKeysOf({ names }) as [
    WrongKeyName,
    WrongKeyName,
    WrongKeyName,
    ...WrongKeyName[],
  ];
  const [drawn] = seededOrder(former.length > 0 ? [...former, other, near] : [other, near], at);
  return [none, drawn ?? other];
}

function settingOf({ scene, ask }: DrawnRead): ReturnType<SpaceDraws['settingOf']> {
  return { bucket: scene.names.bucket, needs: needsOfScene(scene.names, [read[ask.read]]) };
}
