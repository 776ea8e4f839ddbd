import type { HeaderPair, QueryPair, Stored } from '../../../core/values.ts';
import type { Scene } from '../scene.ts';
import type { DimensionValue } from './dimension.ts';

/** The operations that read an object with a customer key. */
export type ReadingOperation =
  | 'GetObject'
  | 'HeadObject'
  | 'GetObjectAttributes'
  | 'CopyObject'
  | 'UploadPartCopy';

/** Positions of the first and last byte, inclusive. */
interface Slice {
  readonly first: number;
  readonly last: number;
}

/** A way to read an object. */
export interface ReadWay extends DimensionValue {
  readonly on: readonly ReadingOperation[];
  readonly headers?: (stored: Stored) => readonly HeaderPair[];
  readonly query?: (stored: Stored, scene: Scene) => readonly QueryPair[];
  /** The bytes that it asks for, where that is not the whole object. */
  readonly slice?: (scene: Scene) => Slice;
  /** `part`: they are named by the number of a part. */
  readonly by?: 'range' | 'part';
  /** The value of the Range header, where it is not `bytes=first-last`. */
  readonly rangeOf?: (slice: Slice, sizeBytes: number) => string;
  /** The copy source is named without a slash in front. */
  readonly isBare?: true;
  readonly namesVersion?: true;
  /** Another range stands for it where the key is wrong: only the bytes differ. */
  readonly isOnlyWithKey?: true;
}

const gets = ['GetObject', 'HeadObject', 'GetObjectAttributes'] as const;
const ranged = ['GetObject', 'HeadObject'] as const;
const copies = ['CopyObject', 'UploadPartCopy'] as const;

/** Every way to read. */
export const read = {
  whole: { says: 'the whole object', on: [...gets, ...copies] },
  inner: { says: 'a range in the middle', on: ranged, by: 'range', slice: middle },
  across: {
    says: 'a range across the border of two parts or chunks',
    on: ['GetObject', 'UploadPartCopy'],
    by: 'range',
    slice: acrossBorder,
  },
  'last-byte': {
    isOnlyWithKey: true,
    says: 'the last byte',
    on: ['GetObject'],
    by: 'range',
    slice: ({ body }) => ({ first: body.sizeBytes - 1, last: body.sizeBytes - 1 }),
  },
  suffix: {
    says: 'a suffix, or everything from the first byte on where the size is even',
    on: ['GetObject'],
    by: 'range',
    slice: openEnded,
    rangeOf: ({ first, last }) => (first === 0 ? 'bytes=0-' : `bytes=-${last - first + 1}`),
  },
  'beyond-end': {
    isOnlyWithKey: true,
    says: 'a range that ends beyond the last byte',
    on: ['GetObject'],
    by: 'range',
    slice: ({ body }) => ({ first: Math.floor(body.sizeBytes / 3), last: body.sizeBytes - 1 }),
    rangeOf: ({ first }, sizeBytes) => `bytes=${first}-${sizeBytes + 1000}`,
  },
  'other-unit': {
    isOnlyWithKey: true,
    says: 'a Range in another unit than bytes, which is ignored',
    on: ['GetObject'],
    headers: () => [['range', 'lines=0-1']],
  },
  'last-part': {
    says: 'the last part by its number, 1 for an object in one piece',
    on: ['GetObject', 'HeadObject'],
    needs: ['part-number', 'multipart'],
    by: 'part',
    query: (_, { parts }) => [['partNumber', String(parts.length)]],
    slice: ({ body, parts }) => ({
      first: body.sizeBytes - (parts.at(-1)?.sizeBytes ?? 0),
      last: body.sizeBytes - 1,
    }),
  },
  'by-version': {
    says: 'by its version id, `null` where it has none of its own',
    on: [...gets, ...copies],
    needs: ['versioning'],
    namesVersion: true,
  },
  bare: { says: 'a source named without a slash in front', on: copies, isBare: true },
} as const satisfies Readonly<Record<string, ReadWay>>;
export type ReadName = keyof typeof read;

function middle({ body: { sizeBytes } }: Scene): Slice {
  return { first: Math.floor(sizeBytes / 3), last: Math.floor((2 * sizeBytes) / 3) };
}

/** Ranges with one end: both forms meet every other value of a scene, for no more requests. */
function openEnded({ body: { sizeBytes } }: Scene): Slice {
  return { first: sizeBytes % 2 === 0 ? 0 : Math.floor(sizeBytes / 2), last: sizeBytes - 1 };
}

const chunkBytes = 65_536;

/** Twenty bytes around the first border of parts, or else of chunks, or else of the halves. */
function acrossBorder({ body: { sizeBytes }, parts }: Scene): Slice {
  const ofParts = parts.length > 1 ? parts[0]?.sizeBytes : undefined;
  const border = ofParts ?? (sizeBytes > chunkBytes ? chunkBytes : Math.ceil(sizeBytes / 2));
  return { first: Math.max(0, border - 10), last: Math.min(sizeBytes - 1, border + 9) };
}
