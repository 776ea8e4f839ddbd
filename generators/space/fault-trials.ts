import fc from 'fast-check';
import type { SpaceCase, SpaceDraws, SpacePlan, SpaceTrial } from '../../core/space.ts';
import { operationNeeds } from '../../spec/operation-needs.ts';
import type { Carrier, OperationName } from '../../spec/operations.ts';
import type { carries } from './dimensions/carries.ts';
import { type ReadingOperation, read, readsBy } from './dimensions/read.ts';
import type { sent } from './dimensions/sent.ts';
import { anyOf } from './drawn.ts';
import { type Combination, combinationsOf } from './factors.ts';
import { lackOf } from './lacking.ts';
import { carriersOf } from './member-trials.ts';
import { faultsOf, type OneFault, pairsOf } from './one-fault.ts';
import { everyFeature } from './read-trials.ts';
import type { Ask } from './reading.ts';
import { everyReader, readsOfEachValue } from './reads-of-each-value.ts';
import { type Scene, sceneOf } from './scene.ts';
import {
  factorsOf,
  needsOfScene,
  type SceneNames,
  sceneDimensions,
  simplestScene,
} from './scene-space.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

/** A request with one fault in the SSE-C headers of one carrier. */
export interface FaultyRequest {
  readonly carrier: Carrier;
  readonly fault: OneFault;
  /** How it is sent and what it carries with it, for a write. */
  readonly sent: keyof typeof sent;
  readonly carries: keyof typeof carries;
  /** Chooses among the values of the class. */
  readonly salt: number;
}

/** What a trial draws: an object or a name, and the requests that are sent to it. */
export interface DrawnFaults {
  readonly scene: Scene;
  /** How the object is read; `write` where the requests write to the name of the scene. */
  readonly ask: Ask | 'write';
  readonly faulty: readonly FaultyRequest[];
}

/** The simplest values, which name what the rule draws. */
export const drawnFaults: { readonly [N in keyof DrawnFaults]: fc.Arbitrary<DrawnFaults[N]> } = {
  scene: fc.constant(sceneOf(simplestScene, 0)),
  ask: fc.constant('write'),
  faulty: fc.constant([]),
};

/** Every fault of one member with every value of the scene, of the read, and of the write. */
export const faultDraws: SpaceDraws = {
  plan: (of) => {
    const trials = [...readTrials(of), ...writeTrials(of)];
    return {
      trials,
      feasible: [...new Set(trials.flatMap(({ covers }) => covers))],
      infeasible: lackingPairs(of),
    };
  },
  settingOf: (drawn) => {
    const { scene, ask, faulty } = drawn as unknown as DrawnFaults;
    const names = { ...scene.names, ...(ask === 'write' ? surroundingIn(faulty) : {}) };
    return {
      bucket: names.bucket,
      needs: needsOfScene(names, ask === 'write' ? [] : [read[ask.read]]),
    };
  },
  mayNeed: [
    ...new Set([...everyFeature, ...everyReader.flatMap((one) => operationNeeds[one] ?? [])]),
  ],
};

/** How the requests of a shrunk trial are sent. */
function surroundingIn([one]: readonly FaultyRequest[]): Partial<SceneNames> {
  return one === undefined ? {} : { sent: one.sent, carries: one.carries };
}

function readTrials({ operation, ...of }: SpaceCase): SpacePlan['trials'] {
  const carrier = carriersOf(operation).find((one) => keyIsRead(operation, one));
  if (carrier === undefined) return [];
  const faults = faultsOf(operation, carrier);
  return readsOfEachValue({ operation: operation as ReadingOperation, ...of }).map((row) => {
    const { names, seed, ask } = row;
    const values = { ...names, ...ask };
    const faulty = faults.map((fault, at) => ({
      ...({ carrier, fault, salt: seed + at, sent: 'signed', carries: 'nothing' } as const),
    }));
    const covers = faults.flatMap((fault) => pairsOf(carrier, fault, values));
    return trial(covers, { scene: sceneOf(names, seed), ask, faulty });
  });
}

function keyIsRead(operation: OperationName, carrier: Carrier): boolean {
  return carrier === 'copySourceHeaders' || /^(Get|Head)/.test(operation);
}

function writeTrials({ operation, seed, lacking }: SpaceCase): SpacePlan['trials'] {
  const carrier = carriersOf(operation).find((one) => !keyIsRead(operation, one));
  if (carrier === undefined) return [];
  const faults = faultsOf(operation, carrier);
  return surroundingsOf(operation, { seed, lacking, count: faults.length }).map(
    ({ names, each }, at) => {
      const scene = sceneOf({ ...simplestScene, ...names }, (seed + at) >>> 0);
      const faulty = faults.map((fault, index) => ({
        ...{ carrier, fault, salt: seed + at + index },
        ...(each[index] as Surroundings['each'][number]),
      }));
      const covers = faulty.flatMap(({ fault, sent: how, carries: what }) =>
        pairsOf(carrier, fault, { ...names, sent: how, carries: what }),
      );
      return trial(covers, { scene, ask: 'write', faulty });
    },
  );
}

/** The pairs of a fault and a value that needs a feature which the endpoint lacks. */
function lackingPairs({ lacking, ...of }: SpaceCase): SpacePlan['infeasible'] {
  if (Object.keys(lacking).length === 0) return [];
  return carriersOf(of.operation).flatMap((carrier) => {
    const isRead = keyIsRead(of.operation, carrier);
    const values = isRead ? valuesOfReads(of.operation) : valuesOfWrites(of);
    return values.flatMap((value) => {
      const reason = lackOf(value, lacking);
      if (reason === undefined) return [];
      return faultsOf(of.operation, carrier)
        .flatMap((fault) => pairsOf(carrier, fault, value))
        .map((combination) => ({ combination, reason }));
    });
  });
}

/** Each value that a read of the operation can meet. */
function valuesOfReads(operation: OperationName): readonly Combination[] {
  const factors = factorsOf(sceneDimensions);
  const scenes = Object.keys(factors).flatMap((one) => combinationsOf(factors, [one]));
  return [...scenes, ...readsBy(operation as ReadingOperation).map((one) => ({ read: one }))];
}

/** Each value that a write of the operation can meet. */
function valuesOfWrites({ operation, seed }: Omit<SpaceCase, 'lacking'>): readonly Combination[] {
  const met = surroundingsOf(operation, { seed, count: 1, lacking: {} });
  const values = met.flatMap(({ names, each }) => Object.entries({ ...names, ...each[0] }));
  const known = new Map(
    values.map(([dimension, value]) => [`${dimension}=${value}`, { [dimension]: value }]),
  );
  return [...known.values()];
}

function trial(covers: readonly string[], { scene, ask, faulty }: DrawnFaults): SpaceTrial {
  return {
    covers,
    values: fc.record({
      scene: fc.constant(scene),
      ask: fc.constant(ask),
      faulty: anyOf(faulty),
    }) as unknown as SpaceTrial['values'],
  };
}
