import fc from 'fast-check';
import type { SpaceCase, SpaceDraws, SpacePlan, SpaceTrial } from '../../core/space.ts';
import { operationNeeds } from '../../spec/operation-needs.ts';
import type { Carrier, OperationName } from '../../spec/operations.ts';
import type { carries } from './dimensions/carries.ts';
import { type ReadingOperation, read } from './dimensions/read.ts';
import type { sent } from './dimensions/sent.ts';
import { anyOf } from './drawn.ts';
import { nameOf } from './factors.ts';
import { lackOf } from './lacking.ts';
import { carriersOf } from './member-trials.ts';
import { faultsOf, type OneFault, pairsOf } from './one-fault.ts';
import { everyFeature } from './read-trials.ts';
import type { Ask } from './reading.ts';
import {
  everyReader,
  isMetOnEach,
  readsOfEachValue,
  valuesOfReads,
} from './reads-of-each-value.ts';
import { type Scene, sceneOf } from './scene.ts';
import { needsOfScene, type SceneNames, simplestScene } from './scene-space.ts';
import { type Surroundings, surroundingsOf, valuesMet } from './surroundings.ts';

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
    return { trials, ...pairsFor(of, trials) };
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

/** What stands for every fault in the name of a pair. */
const eachFault: OneFault = { name: 'each fault', state: 'none' };

/** The pairs of a fault and a value that trials are to meet, whatever was planned, and the others. */
function pairsFor(of: SpaceCase, trials: SpacePlan['trials']): Omit<SpacePlan, 'trials'> {
  const byCarrier = carriersOf(of.operation).map((carrier) => {
    const isRead = keyIsRead(of.operation, carrier);
    const own = trials.flatMap(({ covers }) =>
      covers.filter((one) => one.startsWith(`${carrier} `)),
    );
    const values = isRead ? valuesRead(of, own) : valuesMet(of.operation, of.lacking);
    const met = values.filter(({ whyNot }) => whyNot === '');
    const others = values.filter(({ whyNot }) => whyNot !== '');
    return {
      feasible: faultsOf(of.operation, carrier).flatMap((fault) =>
        met.flatMap(({ value }) => pairsOf(carrier, fault, value)),
      ),
      infeasible: others.flatMap(({ value, whyNot: reason }) =>
        pairsOf(carrier, eachFault, value).map((combination) => ({ combination, reason })),
      ),
    };
  });
  return {
    feasible: byCarrier.flatMap(({ feasible }) => feasible),
    infeasible: byCarrier.flatMap(({ infeasible }) => infeasible),
  };
}

/** Each value that reads of the operation meet, and why they do not meet the others. */
function valuesRead(
  { operation, ...of }: SpaceCase,
  covered: readonly string[],
): ReturnType<typeof valuesMet> {
  const own = { ...of, operation: operation as ReadingOperation };
  const met = new Set(covered.map((one) => one.replace(/^.*, /, '')));
  return valuesOfReads(own).map((value) => {
    const lack = lackOf(value, of.lacking);
    if (lack !== undefined) return { value, whyNot: lack };
    const isShared = of.strength === 2 && !isMetOnEach(value) && !met.has(nameOf(value));
    return { value, whyNot: isShared ? 'another operation that reads meets it' : '' };
  });
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
