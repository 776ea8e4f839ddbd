import type { ModelOperation, OtherMode } from '../../core/model/request.ts';
import { modelOperations } from '../../core/model/request.ts';
import type { Random } from '../../generators/random.ts';
import type { Feature } from '../../spec/features.ts';
import { focuses } from './focus.ts';

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
  /** Objects above 1 MiB: mostly requests that are accepted, so that all their bytes are compared. */
  readonly isLarge: boolean;
  readonly modes: readonly OtherMode[];
  readonly steps: number;
  /** The operation that most steps are about. */
  readonly focus: ModelOperation | undefined;
  /** Some steps send several requests at the same time. */
  readonly races: boolean;
  /** It begins with a policy of the bucket `two`. */
  readonly setsPolicy: boolean;
}

const nameShapes: readonly ((random: Random) => string)[] = [
  () => 'a',
  (random) => `b${random.below(100)}`,
  () => 'folder/c',
  () => 'with space+plus',
  () => 'ümläut/é',
  () => "quote'(1)!*",
  () => 'Upper.Case',
  () => 'folder/Name.Case',
  () => 'a:b;c=d@e,f$g',
  (random) => 'long'.repeat(20 + random.below(30)),
];

/** Names that some endpoints refuse, or take for others, by the feature that they need. */
const slashed: readonly (readonly [Feature, string])[] = [
  ['slashed-names', 'a//b'],
  ['folder-names', 'end/'],
];

/** Three different names. */
export function drawNames(random: Random, has: (feature: Feature) => boolean): readonly string[] {
  const names = new Set<string>();
  const offered = slashed
    .filter(([feature]) => has(feature))
    .map(
      ([, name]) =>
        () =>
          name,
    );
  const shapes = [...nameShapes, ...offered];
  while (names.size < 3) names.add(random.pick(shapes)(random));
  return [...names];
}

const multipart: readonly ModelOperation[] = [
  'CreateMultipartUpload',
  'UploadPart',
  'UploadPartCopy',
  'CompleteMultipartUpload',
];
const sizes = [64, 1024, 4096, 4096, 65_537, 65_537, 262_144] as const;
const mebibyte = 1024 * 1024;
const allModes: readonly OtherMode[] = [
  'AES256',
  'aws:kms',
  'aws:kms:dsse',
  'kms-key-id',
  'kms-context',
  'bucket-key',
];

/** Mostly small; one in 60 of more than 1 MiB, and one in 100 of more than 8 or 16 MiB. */
function drawSizeMax(random: Random): number {
  if (random.oneIn(100)) return random.pick([9, 9, 9, 17]) * mebibyte;
  return random.oneIn(60) ? 2 * mebibyte : random.pick(sizes);
}

/** What a story does that makes objects of several parts, which are large. */
const ofParts: readonly ModelOperation[] = [
  ...multipart,
  'GetObject',
  'HeadObject',
  'GetObjectAttributes',
  'CopyObject',
  'ListObjectsV2',
];

/** What a story of large objects is about. */
const ofLarge: readonly ModelOperation[] = [
  'PutObject',
  'GetObject',
  'GetObject',
  'HeadObject',
  'CopyObject',
  'PostObject',
  'UploadPart',
  'UploadPartCopy',
];

/** What a story under a policy is about: writes that the policy may deny, and the end of an upload. */
const policed: readonly ModelOperation[] = [
  'PutObject',
  'PostObject',
  'CopyObject',
  'CreateMultipartUpload',
  'CompleteMultipartUpload',
];

/** The habit of a story: all operations, or those that make objects of several parts. */
export function drawHabit(
  random: Random,
  of: { readonly offered: ReadonlySet<ModelOperation> },
): Habit {
  const hasLargeParts = of.offered.has('UploadPart') && random.oneIn(16);
  const whole = hasLargeParts ? ofParts : modelOperations;
  const sizeBytesMax = drawSizeMax(random);
  const isLarge = hasLargeParts || sizeBytesMax > mebibyte;
  const setsPolicy = of.offered.has('PutBucketPolicy') && random.oneIn(25);
  const hasNone = hasLargeParts || random.oneIn(3);
  const usual = isLarge ? ofLarge : focuses;
  const focus = setsPolicy ? random.pick(policed) : hasNone ? undefined : random.pick(usual);
  const isOffered = focus !== undefined && of.offered.has(focus);
  return {
    setsPolicy,
    focus: isOffered ? focus : undefined,
    operations: new Set(whole.filter((one) => of.offered.has(one))),
    faultsIn100: random.pick(isLarge ? [0, 10] : [0, 10, 25, 50]),
    otherKeysIn100: random.pick(isLarge ? [10] : [10, 30, 50]),
    ...{ sizeBytesMax, hasLargeParts, isLarge },
    modes: random.oneIn(2) ? allModes : [random.pick([...allModes, 'AES256'])],
    steps: (isOffered ? 10 : 6) + random.below(14),
    races: random.oneIn(12),
  };
}
