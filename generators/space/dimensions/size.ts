import { hash } from 'node:crypto';
import { ObjectBody } from '../../../core/object-body.ts';
import type { DimensionValues } from './dimension.ts';
import type { sent } from './sent.ts';

/** The size of the object by class. */
export const size = {
  'below-a-chunk': { says: '33 to 65,535 bytes' },
  empty: { says: 'no bytes' },
  'below-a-block': { says: '1 to 15 bytes' },
  'some-chunks': { says: '64 KiB to 1 MiB; in aws-chunked encoding a multiple of 64 KiB' },
  'some-mebibytes': { says: '1 MiB to 5 MiB' },
  parts: { says: 'parts of 5 MiB and more, the last one short', needs: ['multipart'] },
} as const satisfies DimensionValues;

const mebibyte = 1024 * 1024;
const bounds: Readonly<Record<keyof typeof size, readonly [number, number]>> = {
  empty: [0, 0],
  'below-a-block': [1, 15],
  'below-a-chunk': [33, 65_535],
  'some-chunks': [65_537, mebibyte],
  'some-mebibytes': [mebibyte + 1, 5 * mebibyte - 1],
  // The last part of an upload in parts; the others have 5 MiB and some bytes.
  parts: [17, 4096],
};

const largeFrom = 65_536;
/** Of so many bytes SDKs make their chunks, so the last one is full or empty at the edge. */
const chunkBytes = 65_536;
const framed: readonly (keyof typeof sent)[] = [
  'signed-chunks',
  'unsigned-trailer',
  'trailer-without-length',
];

/**
 * A body of the class. Its size is drawn evenly by the power of two, so that small and large sizes
 * between two edges are equally likely. From 64 KiB on small ones are likelier: an endpoint keeps
 * the objects of all scenes until the run ends.
 */
export function bodyOfSize(of: {
  readonly size: keyof typeof size;
  readonly sent: keyof typeof sent;
  readonly seed: number;
}): ObjectBody {
  const [least, most] = bounds[of.size];
  const drawn = hash('sha256', `${of.size} ${of.seed}`, 'buffer').readUInt32LE(0) / 2 ** 32;
  const power = least > largeFrom ? drawn ** 4 : drawn;
  const sizeBytes = Math.min(Math.round(least * (most / Math.max(1, least)) ** power), most);
  const isFull = of.size === 'some-chunks' && framed.includes(of.sent);
  return ObjectBody.of({
    sizeBytes: isFull ? sizeBytes - (sizeBytes % chunkBytes) : sizeBytes,
    seed: of.seed & 0x7fff_ffff,
  });
}
