import { isAscii } from 'node:buffer';
import type { ObjectBody } from '../object-body.ts';

const windowBytes = 16;
/** How much of an answer is searched. */
export const scannedAnswerBytesMax = 2 * 1024 * 1024;
/** In a larger drawn body, 16 bytes are looked for at its two ends alone, 31 bytes everywhere. */
const exactBytesMax = 512 * 1024;
const edgeBytes = 4 * 1024;

/**
 * Whether one of these byte strings, each searched up to a limit, shares 16 consecutive bytes with
 * one of the bodies; a body shorter than that must equal one of them. Of a drawn body beyond 512
 * KiB, 31 consecutive bytes are found everywhere, and 16 in its first and last 4 KiB.
 */
export function sharedWindow(
  answers: readonly Uint8Array[],
  ...bodies: readonly ObjectBody[]
): boolean {
  const reads = answers.map(scanned);
  const [short, long] = divided(bodies, ({ sizeBytes }) => sizeBytes < windowBytes);
  if (short.some((body) => body.sizeBytes > 0 && reads.some((read) => read.equals(body.bytes()))))
    return true;
  const [drawn, chosen] = divided(long, ({ isDrawn }) => isDrawn);
  // The chance that 16 bytes in a row of a keystream are ASCII is below 2^-15, and a text is what
  // most answers are.
  return (
    sharesWith(
      reads.filter((read) => !isAscii(read)),
      drawn,
    ) || sharesWith(reads, chosen)
  );
}

function divided<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

function sharesWith(reads: readonly Buffer[], bodies: readonly ObjectBody[]): boolean {
  if (reads.length === 0 || bodies.length === 0) return false;
  const [large, small] = divided(bodies, (body) => body.isDrawn && body.sizeBytes > exactBytesMax);
  // Most large answers are a piece of the object, which its blocks show at once; an index of all
  // their words takes a second.
  const all = large.length === 0 ? reads[0] : Buffer.concat(reads);
  if (all !== undefined && large.some((body) => body.sharesBlock(all))) return true;
  if (small.some((body) => holdsEdge(reads, body))) return true;
  const places = wordPlaces(reads);
  const isFound = (stretch: Stretch) => holdsWindow(stretch, { reads, places });
  return (
    large.some((body) => edgesOf(body).some(isFound)) ||
    small.some((body) => isFound(stretchOf(body, 0, body.sizeBytes)))
  );
}

/** The two ends of each large body, whose bytes are computed at each request for them. */
const edges = new WeakMap<ObjectBody, readonly Stretch[]>();

function edgesOf(body: ObjectBody): readonly Stretch[] {
  const { sizeBytes } = body;
  const both = edges.get(body) ?? [
    stretchOf(body, 0, edgeBytes),
    stretchOf(body, sizeBytes - edgeBytes, sizeBytes),
  ];
  edges.set(body, both);
  return both;
}

/** The words of a body from `first` up to `end`, with 16 bytes more on each side. */
function stretchOf(body: ObjectBody, first: number, end: number): Stretch {
  const from = Math.max(0, first - windowBytes);
  const bytes = body.slice({ first: from, last: end + windowBytes - 1 });
  return { bytes, first: first - from, end: end - from };
}

const largeAnswerBytesMin = 64 * 1024;

/** Whether the body contains the first or the last 16 bytes of a large answer. */
function holdsEdge(reads: readonly Buffer[], body: ObjectBody): boolean {
  const large = reads.filter(({ byteLength }) => byteLength >= largeAnswerBytesMin);
  if (large.length === 0) return false;
  const bytes = body.bytes();
  return large.some((read) =>
    [read.subarray(0, windowBytes), read.subarray(-windowBytes)].some((edge) =>
      bytes.includes(edge),
    ),
  );
}

function scanned(answer: Uint8Array): Buffer {
  const sizeBytes = Math.min(answer.byteLength, scannedAnswerBytesMax);
  return Buffer.from(answer.buffer, answer.byteOffset, sizeBytes);
}

const wordBytes = 4;
/** A window of 16 bytes holds 13 words, so that one of them begins at a multiple of 13. */
const strideBytes = windowBytes - wordBytes + 1;
const placesMax = 64;

/** Positions of each four-byte word: index of the byte string, times its limit, plus the offset. */
type Places = ReadonlyMap<number, readonly number[]>;

/**
 * Whether a word may have positions: most have none, and this look-up is faster than one in a map.
 */
const hasPlaces = new Uint8Array(65_536);
const slotOf = (word: number) => (word ^ (word >>> 16)) & 0xffff;

/** The first positions of each word in each byte string of 16 bytes or more. */
function wordPlaces(reads: readonly Buffer[]): Places {
  const places = new Map<number, number[]>();
  hasPlaces.fill(0);
  for (const [index, read] of reads.entries()) {
    if (read.byteLength < windowBytes) continue;
    const first = index * scannedAnswerBytesMax;
    for (let at = 0; at + wordBytes <= read.byteLength; at += 1) {
      const word = read.readUInt32LE(at);
      hasPlaces[slotOf(word)] = 1;
      const known = places.get(word);
      const earlier = known?.at(-placesMax);
      if (known === undefined) places.set(word, [first + at]);
      else if (earlier === undefined || earlier < first) known.push(first + at);
    }
  }
  return places;
}

/** A piece of the body: its words from `first` up to `end`, with 16 bytes more on each side. */
interface Stretch {
  readonly bytes: Buffer;
  readonly first: number;
  readonly end: number;
}

/** Looks up words at multiples of the stride: every 16 consecutive bytes contain a whole one of them. */
function holdsWindow(
  { bytes, first, end }: Stretch,
  { reads, places }: { readonly reads: readonly Buffer[]; readonly places: Places },
): boolean {
  const last = Math.min(end - 1, bytes.byteLength - wordBytes);
  for (let at = first; at <= last; at += strideBytes) {
    const word = bytes.readUInt32LE(at);
    if (hasPlaces[slotOf(word)] === 0) continue;
    const known = places.get(word);
    if (known?.some((place) => isWindow(placed(reads, place), { bytes, at }))) return true;
  }
  return false;
}

function placed(reads: readonly Buffer[], place: number): Place {
  const bytes = reads[Math.floor(place / scannedAnswerBytesMax)] as Buffer;
  return { bytes, at: place % scannedAnswerBytesMax };
}

interface Place {
  readonly bytes: Buffer;
  readonly at: number;
}

/** Whether two equal words are part of 16 equal bytes in a row. */
function isWindow(one: Place, other: Place): boolean {
  const beforeMax = Math.min(windowBytes, one.at, other.at);
  let before = 0;
  while (
    before < beforeMax &&
    one.bytes[one.at - before - 1] === other.bytes[other.at - before - 1]
  )
    before += 1;
  const left = ({ bytes, at }: Place) => bytes.byteLength - at;
  const afterMax = Math.min(windowBytes, left(one), left(other));
  let after = 0;
  while (after < afterMax && one.bytes[one.at + after] === other.bytes[other.at + after])
    after += 1;
  return before + after >= windowBytes;
}
