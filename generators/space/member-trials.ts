import fc from 'fast-check';
import {
  algorithmMemberClasses,
  type HeaderState,
  isFeasible,
  keyMemberClasses,
  md5MemberClasses,
} from '../../core/model/members.ts';
import type { SpaceDraws, SpacePlan } from '../../core/space.ts';
import {
  type Carrier,
  type Member,
  type OperationName,
  operations,
} from '../../spec/operations.ts';
import { coveringArray, feasibilityOf, type Space } from './covering-array.ts';
import { anyOf } from './drawn.ts';
import { type Combination, dimensionSets, type Factors, nameOf, partOf } from './factors.ts';
import { type Scene, sceneOf } from './scene.ts';
import { simplestScene } from './scene-space.ts';

/** The classes of the members that one request sends, by carrier; others are sent valid. */
export interface SentClasses {
  readonly classes: { readonly [C in Carrier]?: HeaderState };
  /** Chooses among the values of each class. */
  readonly salt: number;
  /** By a presigned URL, instead of the Authorization header. */
  readonly isPresigned?: boolean;
  /** The order of the members, and whether two values of one stand apart. */
  readonly order?: readonly Member[];
  readonly isApart?: boolean;
}

const orders: readonly (readonly Member[])[] = [
  ['algorithm', 'key', 'md5'],
  ['md5', 'algorithm', 'key'],
  ['key', 'md5', 'algorithm'],
  ['algorithm', 'md5', 'key'],
  ['key', 'algorithm', 'md5'],
  ['md5', 'key', 'algorithm'],
];

/** How a request is sent, in turn: each order, by each kind of signature, duplicates apart or not. */
function sentInTurn(operation: OperationName, at: number): Omit<SentClasses, 'classes' | 'salt'> {
  return {
    order: orders[at % orders.length] ?? [],
    isPresigned: operation !== 'PostObject' && at % 4 === 3,
    isApart: at % 5 > 2,
  };
}

/** What a trial of the members draws: requests that are sent one after the other. */
export interface DrawnMembers {
  readonly scene: Scene;
  readonly requests: readonly SentClasses[];
}

/** The simplest values, which name what a rule of the members draws. */
export const drawnMembers: { readonly [N in keyof DrawnMembers]: fc.Arbitrary<DrawnMembers[N]> } = {
  scene: fc.constant(sceneOf(simplestScene, 0)),
  requests: fc.constant([]),
};

const perTrial = 24;

const factors: Factors = {
  algorithm: namesOf(algorithmMemberClasses),
  key: namesOf(keyMemberClasses),
  md5: namesOf(md5MemberClasses),
};

const space: Space = {
  factors,
  constraints: [
    {
      says: 'three absent members are no SSE-C headers',
      excludes: (row) =>
        Object.keys(factors).every((name) => row[name] !== undefined) &&
        !isFeasible(row as unknown as HeaderState),
    },
  ],
  strength: { pairs: 'all', triples: [] },
};

/** Every pair of classes on each carrier of the operation; both copy carriers at fault at once. */
export const memberDraws: SpaceDraws = {
  plan: ({ operation, seed }) => planOf(operation, seed),
  settingOf: () => ({ bucket: 'plain', needs: [] }),
  mayNeed: [],
};

function planOf(operation: OperationName, seed: number): SpacePlan {
  const carriers = carriersOf(operation);
  const { feasible, infeasible } = feasibilityOf(space);
  const rows = carriers.map((carrier, at) => ({
    carrier,
    rows: coveringArray(space, seed + at) as readonly Combination[],
  }));
  const alone = rows.flatMap(({ carrier, rows: own }) =>
    own.map((row, at) => ({
      covers: pairsIn(row).map((pair) => `${carrier}: ${pair}`),
      sent: {
        ...{ classes: { [carrier]: stateOf(row) }, salt: seed + at },
        ...sentInTurn(operation, at),
      },
    })),
  );
  const together = bothAtFault(rows, seed).map((one, at) => ({
    ...one,
    sent: { ...one.sent, ...sentInTurn(operation, at) },
  }));
  return {
    trials: batches([...alone, ...together], perTrial).map((batch, at) => ({
      covers: batch.flatMap(({ covers }) => covers),
      values: fc.record({
        scene: fc.constant(sceneOf(simplestScene, seed + at)),
        requests: anyOf(batch.map(({ sent }) => sent)),
      }) as unknown as SpacePlan['trials'][number]['values'],
    })),
    feasible: carriers.flatMap((carrier) => feasible.map((one) => `${carrier}: ${nameOf(one)}`)),
    infeasible: carriers.flatMap((carrier) =>
      infeasible.map(({ combination, reason }) => ({
        combination: `${carrier}: ${nameOf(combination)}`,
        reason,
      })),
    ),
  };
}

const togetherMax = 24;

/** Requests of a copy that are at fault in both of its carriers. */
function bothAtFault(
  of: readonly { readonly carrier: Carrier; readonly rows: readonly Combination[] }[],
  seed: number,
): readonly { readonly covers: readonly string[]; readonly sent: SentClasses }[] {
  const [one, other] = of;
  if (one === undefined || other === undefined) return [];
  return one.rows.slice(0, togetherMax).map((row, at) => ({
    covers: [],
    sent: {
      classes: {
        [one.carrier]: stateOf(row),
        [other.carrier]: stateOf(other.rows[at] ?? row),
      },
      salt: seed + at,
    },
  }));
}

function stateOf(row: Combination): HeaderState {
  return row as unknown as HeaderState;
}

function pairsIn(row: Combination): readonly string[] {
  return dimensionSets(factors, space.strength).map((names) => nameOf(partOf(row, names)));
}

/** The carriers in which an operation takes keys. */
export function carriersOf(operation: OperationName): readonly Carrier[] {
  const { writeKeyIn, readKeyIn }: { writeKeyIn?: Carrier; readKeyIn?: Carrier } =
    operations[operation];
  return [writeKeyIn, readKeyIn].filter((carrier) => carrier !== undefined);
}

function batches<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

function namesOf(of: Readonly<Record<string, string>>): [string, ...string[]] {
  return Object.keys(of) as [string, ...string[]];
}
