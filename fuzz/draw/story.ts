import type { ModelOperation, OtherMode } from '../../core/model/request.ts';
import { modelOperations } from '../../core/model/request.ts';
import type { Random } from '../../generators/random.ts';

/** What a story may do: of each dimension a few values, so that rare ones meet often. */
export interface Habit {
  readonly operations: ReadonlySet<ModelOperation>;
  /** In how many of 100 sets of SSE-C headers a member is faulty. */
  readonly faultsIn100: number;
  /** In how many of 100 reads the key is not the right one. */
  readonly otherKeysIn100: number;
  readonly sizeBytesMax: number;
  /** Parts of 5 MiB, so that objects of several parts are made. */
  readonly hasLargeParts: boolean;
  readonly modes: readonly OtherMode[];
  readonly steps: number;
}

const nameShapes: readonly ((random: Random) => string)[] = [
  () => 'a',
  (random) => `b${random.below(100)}`,
  () => 'folder/c',
  () => 'with space+plus',
  () => 'ümläut/é',
  () => "quote'(1)!*",
  () => 'a//b',
  (random) => 'long'.repeat(20 + random.below(30)),
];

/** Three different names. */
export function drawNames(random: Random): readonly string[] {
  const names = new Set<string>();
  while (names.size < 3) names.add(random.pick(nameShapes)(random));
  return [...names];
}

const always: readonly ModelOperation[] = ['PutObject', 'GetObject', 'HeadObject'];
const multipart: readonly ModelOperation[] = [
  'CreateMultipartUpload',
  'UploadPart',
  'CompleteMultipartUpload',
];
const sizes = [64, 1024, 4096, 4096, 65_537, 65_537, 262_144] as const;
const largeBytes = 2 * 1024 * 1024;
const allModes: readonly OtherMode[] = [
  'AES256',
  'aws:kms',
  'aws:kms:dsse',
  'kms-key-id',
  'kms-context',
  'bucket-key',
];

/** The habit of a story: a few operations, or all of them. */
export function drawHabit(
  random: Random,
  of: { readonly offered: ReadonlySet<ModelOperation>; readonly isSwarm: boolean },
): Habit {
  const swarm = of.isSwarm && !random.oneIn(4);
  const drawn = modelOperations.filter((one) => !swarm || always.includes(one) || random.oneIn(2));
  const whole = drawn.some((one) => multipart.includes(one)) ? [...drawn, ...multipart] : drawn;
  return {
    operations: new Set(whole.filter((one) => of.offered.has(one))),
    faultsIn100: random.pick([0, 10, 25, 50]),
    otherKeysIn100: random.pick([10, 30, 50]),
    sizeBytesMax: random.oneIn(40) ? largeBytes : random.pick(sizes),
    hasLargeParts: random.oneIn(25),
    modes: random.oneIn(2) ? allModes : [random.pick(allModes)],
    steps: 6 + random.below(14),
  };
}
