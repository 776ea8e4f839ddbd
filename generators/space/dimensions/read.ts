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
  readonly rangeOf?: (slice: Slice, scene: Scene) => string;
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
  inner: {
    says: 'a range in the middle; in turn one from there up to the last byte, or beyond it',
    on: ranged,
    by: 'range',
    slice: inner,
    rangeOf: ({ first, last }, scene) =>
      `bytes=${first}-${turnOf(scene) === 2 ? last + 1000 : last}`,
  },
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
    says: 'in turn everything from the first byte on, a suffix, or all from a border of parts on',
    on: ['GetObject'],
    by: 'range',
    slice: openEnded,
    rangeOf: ({ first, last }, scene) =>
      turnOf(scene) === 1 ? `bytes=-${last - first + 1}` : `bytes=${first}-`,
  },
  'beyond-end': {
    isOnlyWithKey: true,
    says: 'a range that ends beyond the last byte, where the size is odd as far as Java counts',
    on: ['GetObject'],
    by: 'range',
    slice: ({ body }) => ({ first: Math.floor(body.sizeBytes / 3), last: body.sizeBytes - 1 }),
    rangeOf: ({ first }, { body: { sizeBytes } }) =>
      `bytes=${first}-${sizeBytes % 2 === 0 ? sizeBytes + 1000 : openEndOfJava}`,
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

/** The ways to read by an operation. */
export function readsBy(operation: ReadingOperation): readonly ReadName[] {
  const ways: Readonly<Record<string, ReadWay>> = read;
  return (Object.keys(ways) as ReadName[]).filter((name) => ways[name]?.on.includes(operation));
}

/** With this end the AWS SDK for Java 1 asks for everything from a byte on. */
const openEndOfJava = '9223372036854775806';

/**
 * Ways that take turns meet every other value of a scene for no more requests: by the size, and by
 * the geometry where there are several parts, since few reads meet them.
 */
function turnOf({ names, body, parts }: Scene): number {
  return parts.length > 1 ? inParts.indexOf(names.geometry) : body.sizeBytes % 3;
}
const inParts: readonly string[] = ['two', 'three', 'apart'];

function inner(scene: Scene): Slice {
  const { sizeBytes } = scene.body;
  const last = turnOf(scene) === 0 ? Math.floor((2 * sizeBytes) / 3) : sizeBytes - 1;
  return { first: Math.floor(sizeBytes / 3), last };
}

/** Ranges with one end. */
function openEnded(scene: Scene): Slice {
  const { sizeBytes } = scene.body;
  const first = turnOf(scene) === 2 ? borderOf(scene) : Math.floor(sizeBytes / 2);
  return { first: turnOf(scene) === 0 ? 0 : first, last: sizeBytes - 1 };
}

const chunkBytes = 65_536;

/** The first border of parts, or else of chunks, or else of the halves. */
function borderOf({ body: { sizeBytes }, parts }: Scene): number {
  const ofParts = parts.length > 1 ? parts[0]?.sizeBytes : undefined;
  return ofParts ?? (sizeBytes > chunkBytes ? chunkBytes : Math.floor(sizeBytes / 2));
}

/** Twenty bytes around a border. */
function acrossBorder(scene: Scene): Slice {
  const border = borderOf(scene);
  return { first: Math.max(0, border - 10), last: Math.min(scene.body.sizeBytes - 1, border + 9) };
}
