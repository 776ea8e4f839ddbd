import type { HeaderState } from '../core/model/members.ts';
import type { Condition, ModelOperation, ModelRequest, Positions } from '../core/model/request.ts';
import type { Member } from '../spec/operations.ts';

/** The two buckets of a story: one without versioning, one with. */
export const storyBuckets = ['one', 'two'] as const;
type StoryBucket = (typeof storyBuckets)[number];

/** The keys of a story. */
export const storyKeys = ['A', 'B', 'C'] as const;
export type StoryKey = (typeof storyKeys)[number];

/** The SSE-C headers of one carrier, in words that mean the same in any run of the story. */
export interface SentKey {
  /** `right`: the key of the object, source or upload; none, where that is under no key. */
  readonly key: StoryKey | 'right';
  /** The members whose class is not the valid one. */
  readonly state?: Partial<HeaderState>;
  /** Chooses among the values of each class. */
  readonly salt: number;
  readonly order?: readonly Member[];
  /** Of a key of another length: 32 characters that are no Base64 of a key, or 8 KiB of them. */
  readonly text?: 'raw' | '8 KiB';
  /** They are sent as parameters of the query, not as headers. */
  readonly isInQuery?: boolean;
}

/** An object of a story: its name is the number of one of three. */
export interface StoryPlace {
  readonly bucket: StoryBucket;
  readonly name: number;
  /** Counted from the newest, 0. */
  readonly version?: number;
}

type Kept = Pick<
  ModelRequest,
  | 'otherMode'
  | 'form'
  | 'attribute'
  | 'partNumber'
  | 'range'
  | 'ifRange'
  | 'replacesMetadata'
  | 'checksum'
  | 'contentMd5'
  | 'parts'
  | 'objectSize'
  | 'checksumAlgorithm'
  | 'wrongSum'
  | 'versioning'
  | 'payload'
  | 'chunkSizeBytes'
  | 'nameCase'
  | 'extras'
  | 'tag'
  | 'tampering'
  | 'isQuiet'
  | 'isTruncated'
  | 'defaultEncryption'
  | 'blocksSsec'
  | 'policy'
  | 'updatesTo'
>;

/**
 * A request of a story as plain data, so that a replay file can hold it: no key, no id that the
 * endpoint gave. What it names need not be there any more when steps before it are dropped.
 */
export interface Step extends StoryPlace, Kept {
  readonly operation: ModelOperation;
  /** The key to write with, or to read with. */
  readonly key?: SentKey;
  /** The key to read the source of a copy with. */
  readonly sourceKey?: SentKey;
  readonly body?: {
    readonly sizeBytes: number;
    readonly seed: number;
    /** Zero bytes, or line ends or a PKCS#7 padding at the end; else the bytes are random. */
    readonly kind?: 'zeros' | 'line-ends' | 'padding';
  };
  /** The number that the story's CreateMultipartUpload gives its upload. */
  readonly upload?: number;
  readonly copyFrom?: StoryPlace & { readonly range?: Positions; readonly isBare?: boolean };
  readonly condition?: Condition;
  /** Makes user metadata and content headers. */
  readonly metadata?: number;
  readonly signing: ModelRequest['signing'];
  readonly scheme: ModelRequest['scheme'];
  /** Requests that are sent at the same time as this one. */
  readonly together?: readonly Step[];
}

/** Requests that are sent one after the other, and what they are about. */
export interface Story {
  /** Determines the three keys. */
  readonly seed: number;
  readonly names: readonly string[];
  readonly steps: readonly Step[];
}
