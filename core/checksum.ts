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

const castagnoli = Int32Array.from(tableOf(0x82f6_3b78n), (entry) => Number(entry) | 0);

function crc32c(of: Uint8Array): number {
  let rest = -1;
  for (let at = 0; at < of.byteLength; at += 1)
    rest = (rest >>> 8) ^ (castagnoli[(rest ^ (of[at] as number)) & 0xff] as number);
  return ~rest;
}

const nvme = tableOf(0x9a6c_9329_ac4b_c9b5n);
const nvmeUpper = Int32Array.from(nvme, (entry) => Number(entry >> 32n) | 0);
const nvmeLower = Int32Array.from(nvme, (entry) => Number(entry & 0xffff_ffffn) | 0);

/** Computed in two words of 32 bits, since `bigint` arithmetic for each byte is slow. */
function crc64nvme(of: Uint8Array): readonly [upper: number, lower: number] {
  let [upper, lower] = [-1, -1];
  for (let at = 0; at < of.byteLength; at += 1) {
    const index = (lower ^ (of[at] as number)) & 0xff;
    lower = ((lower >>> 8) | (upper << 24)) ^ (nvmeLower[index] as number);
    upper = (upper >>> 8) ^ (nvmeUpper[index] as number);
  }
  return [~upper, ~lower];
}
