import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** The checksum algorithms of S3, by the name in their header; each returns Base64. */
export const checksums = {
  crc32: crc32Base64,
  crc32c: (of: Uint8Array) => bigEndian(crc32c(of)),
  crc64nvme: (of: Uint8Array) => bigEndian(...crc64nvme(of)),
  sha1: (of: Uint8Array) => createHash('sha1').update(of).digest('base64'),
  sha256: sha256Base64,
} as const satisfies Record<string, (of: Uint8Array) => string>;

/** The name of a checksum algorithm, as in `x-amz-checksum-<name>`. */
export type ChecksumName = keyof typeof checksums;
/** Every checksum algorithm of S3. */
export const checksumNames = Object.keys(checksums) as readonly ChecksumName[];

/** The Base64 CRC32 of a body, big-endian, as `x-amz-checksum-crc32` carries it. */
export function crc32Base64(of: Uint8Array): string {
  return bigEndian(crc32(of));
}

/** The Base64 SHA-256 of a body, as `x-amz-checksum-sha256` carries it. */
export function sha256Base64(of: Uint8Array): string {
  return createHash('sha256').update(of).digest('base64');
}

/** Base64 of 32-bit words in big-endian byte order, the most significant word first. */
function bigEndian(...words: readonly number[]): string {
  const bytes = Buffer.alloc(4 * words.length);
  for (const [at, word] of words.entries()) bytes.writeUInt32BE(word >>> 0, 4 * at);
  return bytes.toString('base64');
}

/** The remainder of each byte value for a reflected polynomial of at most 64 bits. */
function tableOf(polynomial: bigint): readonly bigint[] {
  return Array.from({ length: 256 }, (_, byte) =>
    Array.from({ length: 8 }).reduce<bigint>(
      (rest) => (rest & 1n ? (rest >> 1n) ^ polynomial : rest >> 1n),
      BigInt(byte),
    ),
  );
}

/** How many bytes one step of a sum takes: its table has as many rows of 256 entries. */
const strideBytes = 8;

/** The words of 32 bits of a table: what a byte leaves that is `row` bytes away from the next. */
interface Words {
  readonly upper: Int32Array;
  readonly lower: Int32Array;
}

function wordsOf(polynomial: bigint): Words {
  const next = tableOf(polynomial);
  const rows = [next];
  while (rows.length < strideBytes)
    rows.push((rows.at(-1) ?? []).map((rest) => (rest >> 8n) ^ (next[Number(rest & 0xffn)] ?? 0n)));
  const words = (shift: bigint) =>
    Int32Array.from(rows.flat(), (entry) => Number((entry >> shift) & 0xffff_ffffn) | 0);
  return { upper: words(32n), lower: words(0n) };
}

const castagnoli = wordsOf(0x82f6_3b78n);
const nvme = wordsOf(0x9a6c_9329_ac4b_c9b5n);

function crc32c(of: Uint8Array): number {
  const [, lower] = remainder(of, castagnoli, [0, -1]);
  return ~lower;
}

function crc64nvme(of: Uint8Array): readonly [upper: number, lower: number] {
  const [upper, lower] = remainder(of, nvme, [-1, -1]);
  return [~upper, ~lower];
}

type Remainder = readonly [upper: number, lower: number];

/**
 * The remainder of some bytes, in two words of 32 bits, since `bigint` arithmetic for each byte is
 * slow; eight bytes at a time, each looked up in the row of its distance ("slicing by 8").
 */
function remainder(of: Uint8Array, by: Words, from: Remainder): Remainder {
  let [upper, lower] = from;
  const whole = of.byteLength - (of.byteLength % strideBytes);
  for (let at = 0; at < whole; at += strideBytes) {
    const near = lower ^ wordAt(of, at);
    const far = upper ^ wordAt(of, at + 4);
    lower = stepped(by.lower, near, far);
    upper = stepped(by.upper, near, far);
  }
  for (let at = whole; at < of.byteLength; at += 1) {
    const index = (lower ^ (of[at] as number)) & 0xff;
    lower = ((lower >>> 8) | (upper << 24)) ^ (by.lower[index] as number);
    upper = (upper >>> 8) ^ (by.upper[index] as number);
  }
  return [upper, lower];
}

/** Four bytes as one word, the first of them the lowest. */
function wordAt(of: Uint8Array, at: number): number {
  return (
    (of[at] as number) |
    ((of[at + 1] as number) << 8) |
    ((of[at + 2] as number) << 16) |
    ((of[at + 3] as number) << 24)
  );
}

/** One word of the remainder after eight bytes, the first of which is farthest from the next. */
function stepped(table: Int32Array, near: number, far: number): number {
  return (
    (table[0x700 | (near & 0xff)] as number) ^
    (table[0x600 | ((near >>> 8) & 0xff)] as number) ^
    (table[0x500 | ((near >>> 16) & 0xff)] as number) ^
    (table[0x400 | (near >>> 24)] as number) ^
    (table[0x300 | (far & 0xff)] as number) ^
    (table[0x200 | ((far >>> 8) & 0xff)] as number) ^
    (table[0x100 | ((far >>> 16) & 0xff)] as number) ^
    (table[far >>> 24] as number)
  );
}
