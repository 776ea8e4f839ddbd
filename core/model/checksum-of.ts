import { type ChecksumName, checksums } from '../checksum.ts';
import type { ObjectBody } from '../values.ts';

/** The checksum of the bytes of an object or part, in Base64. */
export function checksumOf(pieces: readonly ObjectBody[], name: ChecksumName): string {
  const [piece, ...more] = pieces;
  if (piece !== undefined && more.length === 0) return piece.checksum(name);
  return checksums[name](Buffer.concat(pieces.map((one) => one.bytes())));
}
